using Collab.LocalRuntime.Hosting.Blobs;

namespace Collab.LocalRuntime.Tests.Hosting;

public sealed class BlobPatternTests
{
    [Theory]
    [InlineData("c/{name}", "a/b c.csv", "name=a/b c.csv")]
    [InlineData("c/{a}/{b}", "x/y/z", "a=x,b=y/z")]
    [InlineData("c/{a}/{b}.csv", "x/y.z.csv", "a=x,b=y.z")]
    [InlineData("c/in/{a}-{b}", "in/1-2-3", "a=1,b=2-3")]
    [InlineData("c/exact.(txt)", "exact.(txt)", "")]
    [InlineData("c", "any/thing", "")]
    public void Name_Matches_BindsTheParts(string path, string name, string bound)
    {
        var pattern = BlobPattern.Parse(path, "F");
        Assert.True(pattern.Matches(name));
        Assert.Equal(bound, string.Join(',', pattern.Bind(name).Select(part => $"{part.Key}={part.Value}")));
    }

    [Theory]
    [InlineData("c/{a}/{b}", "x")]
    [InlineData("c/{a}/{b}", "/x")]
    [InlineData("c/{a}.csv", "x.csv.txt")]
    [InlineData("c/exact", "exactly")]
    public void Name_DoesNotMatch_IsNotTaken(string path, string name) => Assert.False(BlobPattern.Parse(path, "F").Matches(name));

    [Theory]
    [InlineData("/{a}")]
    [InlineData("{c}/{a}")]
    [InlineData("c/{a}/{a}")]
    public void Path_CannotBe_IsRefused(string path) => Assert.Throws<InvalidOperationException>(() => BlobPattern.Parse(path, "F"));
}
