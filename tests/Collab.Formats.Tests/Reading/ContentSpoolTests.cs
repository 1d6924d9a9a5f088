using Collab.Formats.Reading;

namespace Collab.Formats.Tests.Reading;

public sealed class ContentSpoolTests
{
    [Fact]
    public async Task Take_Content_IsThereUntilItIsClosed()
    {
        using var content = new MemoryStream([1, 2, 3]);
        var spool = (FileStream)(await ContentSpool.TakeAsync(content, CancellationToken.None))!;
        Assert.True(File.Exists(spool.Name));
        Assert.Equal((3, 0), (spool.Length, spool.Position));

        await spool.DisposeAsync();

        Assert.False(File.Exists(spool.Name));
    }
}
