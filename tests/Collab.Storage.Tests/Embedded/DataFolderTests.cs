using System.Globalization;
using Collab.Core.Store;
using Collab.Storage.Embedded;
using Collab.Testing;

namespace Collab.Storage.Tests.Embedded;

public sealed class DataFolderTests
{
    [Fact]
    public async Task Open_HeldByAnotherProcess_SaysWhichAndSinceWhen()
    {
        using var temp = new TempFolder();
        using var holder = Crasher.Start("hold", temp.Path);
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(CancellationToken.None));

        var refused = Assert.Throws<StoreSetupException>(() => DataFolder.Open(temp.Path, TimeProvider.System));

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"process {holder.Id} since 20"), refused.Message, StringComparison.Ordinal);
        Assert.Contains("Collab:DataFolder", refused.Message, StringComparison.Ordinal);
        holder.StandardInput.Close();
        await holder.WaitForExitAsync(CancellationToken.None);
        DataFolder.Open(temp.Path, TimeProvider.System).Dispose();
    }

    [Fact]
    public async Task Open_HolderKilled_IsFree()
    {
        using var temp = new TempFolder();
        using var holder = Crasher.Start("hold", temp.Path);
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(CancellationToken.None));

        holder.Kill();
        await holder.WaitForExitAsync(CancellationToken.None);

        DataFolder.Open(temp.Path, TimeProvider.System).Dispose();
    }

    [Fact]
    public void Open_HeldByThisProcess_IsRefused()
    {
        using var temp = new TempFolder();
        using var held = DataFolder.Open(temp.Path, TimeProvider.System);

        Assert.Throws<StoreSetupException>(() => DataFolder.Open(temp.Path, TimeProvider.System));
    }

    [Fact]
    public void Open_PathIsAFile_NamesTheSetting()
    {
        using var temp = new TempFolder();
        File.WriteAllText(temp.Of("file"), "");

        var refused = Assert.Throws<StoreSetupException>(() => DataFolder.Open(temp.Of("file"), TimeProvider.System));

        Assert.Contains("Collab:DataFolder", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PartialLeftByACrash_IsRemoved()
    {
        using var temp = new TempFolder();
        DataFolder.Open(temp.Path, TimeProvider.System).Dispose();
        File.WriteAllText(temp.Of("partial", "half"), "x");

        using var folder = DataFolder.Open(temp.Path, TimeProvider.System);

        Assert.Empty(Directory.EnumerateFiles(folder.Partial));
    }
}
