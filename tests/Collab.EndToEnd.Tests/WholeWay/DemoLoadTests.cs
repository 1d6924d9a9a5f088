using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Collab.EndToEnd.Tests.Crashes;
using Collab.EndToEnd.Tests.Http;
using Collab.Functions.Demo;
using Collab.Testing;
using Xunit.Abstractions;

namespace Collab.EndToEnd.Tests.WholeWay;

/// <summary>The real app with <c>--demo</c>.</summary>
public sealed partial class DemoLoadTests(ITestOutputHelper output)
{
    private const string ApiPath = "/api/v1/";
    private static readonly string[] Stages = ["Institutions 40/", "Collaborations 40/", " accepted, "];

    [Fact]
    public async Task Demo_Embedded_LoadsOnceAndComesThroughKills()
    {
        await using var place = await Place.OpenAsync(onAzurite: false);
        var app = await place.StartAppAsync("--demo");
        var said = await DemoRun.EndedAsync(app, 0);
        Assert.Contains("The demo register is loaded", said, StringComparison.Ordinal);
        await CheckSignsAsync(app, said);
        var api = new ApiClient(app.Http);
        var register = await DemoRun.RegisterAsync(api);
        var figures = await DemoRun.FiguresAsync(api);
        var documents = (await api.WalkAsync("documents?limit=500")).Count;

        // A second start finds it again and loads nothing.
        var from = app.Output.Length;
        Assert.Equal(0, await app.StopAsync());
        await app.StartAgainAsync();
        said = await DemoRun.EndedAsync(app, from);
        Assert.Contains("The demo register is here already", said, StringComparison.Ordinal);
        await CheckSignsAsync(app, said);
        api = new(app.Http);
        Assert.Equal(register, await DemoRun.RegisterAsync(api));
        Assert.Equal(documents, (await api.WalkAsync("documents?limit=500")).Count);

        Assert.Equal(figures, await DemoRun.FiguresAsync(api));

        await CheckKilledLoadAsync(app, register, figures);
    }

    /// <summary>
    /// A load, made for the same day as the other's, that is killed in each of its stages and goes on at the next start. One of its files
    /// is still being copied into the folder by somebody, so that no load can come to its end before the last kill.
    /// </summary>
    private async Task CheckKilledLoadAsync(AppProcess other, List<string> register, List<string> figures)
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"Seed {seed.ToString(CultureInfo.InvariantCulture)}");
        var random = new Random(seed);
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.Of("blobs", "reports", "demo"));
        var baseDate = Path.Combine(other.DataFolder, "blobs", "reports", "demo", "base-date");
        File.Copy(baseDate, folder.Of("blobs", "reports", "demo", "base-date"));
        var held = DemoData.Make(DateOnly.ParseExact(await File.ReadAllTextAsync(baseDate), "yyyy-MM-dd", CultureInfo.InvariantCulture)).Files[^1];
        await using var copy = StartCopying(held, folder);
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string> { ["Collab__DataFolder"] = folder.Path }, "--demo");
        var from = 0;
        foreach (var stage in Stages)
        {
            await DemoRun.SaysAsync(app, from, stage);
            await Task.Delay(random.Next(100));
            await app.KillAsync();
            Assert.DoesNotContain("The demo register is", app.Output, StringComparison.Ordinal);
            from = app.Output.Length;
            await app.StartAgainAsync();
        }

        await copy.WriteAsync(held.Content[(held.Content.Length / 2)..]);
        await copy.DisposeAsync();
        Assert.Contains("The demo register is loaded", await DemoRun.EndedAsync(app, from), StringComparison.Ordinal);
        Assert.Equal(register, await DemoRun.RegisterAsync(new(app.Http)));
        Assert.Equal(figures, await DemoRun.FiguresAsync(new(app.Http)));
    }

    /// <summary>The first half of a file in the folder where it is dropped; the rest is for the caller to write.</summary>
    private static FileStream StartCopying(DemoFile file, TempFolder folder)
    {
        var path = folder.Of("blobs", "uploads", file.Institution, file.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var copy = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        copy.Write(file.Content.Span[..(file.Content.Length / 2)]);
        copy.Flush();
        return copy;
    }

    private static async Task CheckSignsAsync(AppProcess app, string said)
    {
        var report = DemoRun.ReportLine().Match(said).Groups[1].Value;
        Assert.True(DemoRun.Charts().Count(await File.ReadAllTextAsync(report)) >= 2, report);
        Assert.Contains(app.Token, said, StringComparison.Ordinal);
        Assert.Contains($"{app.Address}api/docs", said, StringComparison.Ordinal);
        Assert.True(Directory.Exists(FolderLine().Match(said).Groups[1].Value), said);
        var api = new ApiClient(app.Http);
        var awaiting = Assert.Single(await api.WalkAsync(new Uri(AgreementsLine().Match(said).Groups[1].Value).PathAndQuery[ApiPath.Length..]));
        Assert.Empty(awaiting["proposal"]!["missing"]!.AsArray());
        (await api.GetAsync(new Uri(FeedbackLine().Match(said).Groups[1].Value).PathAndQuery)).Want(HttpStatusCode.OK);
        using var summary = await app.Http.GetAsync(new Uri(SummaryLine().Match(said).Groups[1].Value));
        Assert.Equal(HttpStatusCode.OK, summary.StatusCode);
    }

    [GeneratedRegex(@"  Drop folder +(\S+)")]
    private static partial Regex FolderLine();

    [GeneratedRegex(@"  Agreements +(\S+)")]
    private static partial Regex AgreementsLine();

    [GeneratedRegex(@"  Feedback +(\S+)")]
    private static partial Regex FeedbackLine();

    [GeneratedRegex(@"  Summary +(\S+)")]
    private static partial Regex SummaryLine();
}
