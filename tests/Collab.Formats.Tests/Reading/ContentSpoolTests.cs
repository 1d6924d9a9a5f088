using Collab.Formats.Reading;

namespace Collab.Formats.Tests.Reading;

public sealed class ContentSpoolTests
{
    [Fact]
    public async Task Take_Content_IsReadBackAndLeavesNoFileEvenToAProcessThatIsKilled()
    {
        using var content = new MemoryStream([1, 2, 3]);
        var spool = (FileStream)(await ContentSpool.TakeAsync(content, CancellationToken.None))!;
        Assert.Equal(OperatingSystem.IsWindows(), File.Exists(spool.Name));
        Assert.Equal((3, 0), (spool.Length, spool.Position));
        var read = new byte[4];
        Assert.Equal(3, await spool.ReadAtLeastAsync(read, 4, throwOnEndOfStream: false));
        Assert.Equal([1, 2, 3, 0], read);

        await spool.DisposeAsync();

        Assert.False(File.Exists(spool.Name));
    }
}
