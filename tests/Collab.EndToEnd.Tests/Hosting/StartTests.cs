using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Collab.EndToEnd.Tests.Http;
using Collab.Testing;

namespace Collab.EndToEnd.Tests.Hosting;

/// <summary>How the app starts, refuses to start, stops and comes back.</summary>
public sealed class StartTests
{
    private const string Token = "a-token-of-more-than-twenty-characters";

    [Fact]
    public async Task Start_WithoutToken_MakesOneForItsOwnerAndShowsItOnce()
    {
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string> { ["Collab__AdminToken"] = "" });
        var file = Path.Combine(app.DataFolder, "admin-token");
        var token = (await File.ReadAllTextAsync(file)).Trim();
        Assert.Matches("^clb_[0-9A-Za-z]{43}$", token);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        using var http = app.Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await new ApiClient(http).GetAsync("institutions")).Want(HttpStatusCode.OK);
        await app.StopAsync();
        await app.StartAgainAsync();
        Assert.Equal(token, (await File.ReadAllTextAsync(file)).Trim());
        await app.StopAsync();
        Assert.Single(app.Output.Split('\n'), line => line.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_BySigterm_EndsWithZeroAndKeepsTheData()
    {
        await using var app = await AppProcess.StartAsync();
        var path = await new ApiClient(app.Http).CollaborationAsync();
        var before = await new ApiClient(app.Http).GetAsync(path);
        Assert.Equal(0, await app.StopAsync());
        await app.StartAgainAsync();
        Assert.Equal(before.Bytes, (await new ApiClient(app.Http).GetAsync(path)).Bytes);
    }

    [Fact]
    public async Task Kill_AfterAnAnswer_LosesNothing()
    {
        await using var app = await AppProcess.StartAsync();
        var path = await new ApiClient(app.Http).CollaborationAsync();
        var before = (await new ApiClient(app.Http).GetAsync(path)).Want(HttpStatusCode.OK);
        await app.KillAsync();
        await app.StartAgainAsync();
        Assert.Equal(before.Bytes, (await new ApiClient(app.Http).GetAsync(path)).Bytes);
    }

    [Fact]
    public async Task Start_PortTaken_SaysSoInASentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        await RefusedAsync(new() { ["Collab__AdminToken"] = Token }, null, "--urls", ["--urls", url]);
    }

    [Fact]
    public async Task Start_FolderHeldByAnother_SaysWhoHoldsIt()
    {
        await using var app = await AppProcess.StartAsync();
        var settings = new Dictionary<string, string> { ["Collab__AdminToken"] = Token, ["Collab__DataFolder"] = app.DataFolder };
        await RefusedAsync(settings, null, $"process {app.Process.Id}");
    }

    [Fact]
    public async Task Start_FolderNotWritable_SaysSoInASentence() =>
        await RefusedAsync(new() { ["Collab__AdminToken"] = Token, ["Collab__DataFolder"] = "/proc/collab" }, null, "Collab:DataFolder");

    [Theory]
    [InlineData("Collab__AdminToken", "short", "Collab:AdminToken")]
    [InlineData("Collab__AcademicYearStartMonth", "13", "Collab:AcademicYearStartMonth")]
    [InlineData("Collab__TimeZone", "Asia/Nowhere", "Collab:TimeZone")]
    [InlineData("Collab__DefaultLanguage", "fr", "Collab:DefaultLanguage")]
    [InlineData("Collab__RosterDays", "0", "Collab:RosterDays")]
    [InlineData("Collab__PersonKey", "short", "Collab:PersonKey")]
    [InlineData("Collab__Limits__RecordBytes", "many", "Collab:Limits:RecordBytes")]
    [InlineData("Collab__Limits__RequestsPerSecond", "0", "Collab:Limits:RequestsPerSecond")]
    [InlineData("Collab__Limits__Burst", "-5", "Collab:Limits:Burst")]
    [InlineData("Collab__Limits__ConcurrentRequests", "0", "Collab:Limits:ConcurrentRequests")]
    [InlineData("Collab__Limits__TrustForwardedFor", "perhaps", "Collab:Limits:TrustForwardedFor")]
    [InlineData("Collab__Oidc__Authority", "https://id.example.org", "Collab:Oidc:Audience")]
    [InlineData("Collab__Oidc__Audience", "api://collab", "Collab:Oidc:Authority")]
    [InlineData("Collab__Storage", "tape", "Collab:Storage")]
    [InlineData("AzureWebJobsStorage", "nonsense", "AzureWebJobsStorage")]
    [InlineData("WEBSITE_SITE_NAME", "collab", "Collab:AdminToken")]
    [InlineData("ASPNETCORE_URLS", "nonsense", "--urls")]
    [InlineData("Collab__ReportLanguages", "mn,fr", "Collab:ReportLanguages")]
    [InlineData("AzureFunctionsJobHost__schedules__monthlyReports", "at noon", "(the setting schedules:monthlyReports of host.json)")]
    [InlineData("AzureFunctionsJobHost__schedules__sweep", "", "The setting schedules:sweep of host.json is missing")]
    public async Task Start_WrongSetting_NamesItInASentence(string name, string value, string named) =>
        await RefusedAsync(new() { [name] = value }, null, named);

    [Fact]
    public async Task Start_StorageUnreachable_SaysSoInASentence()
    {
        using var port = new HeldPort();
        var connection = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=AAAA;"
            + $"BlobEndpoint={port.Url}/a;QueueEndpoint={port.Url}/a;TableEndpoint={port.Url}/a;";
        await RefusedAsync(new() { ["AzureWebJobsStorage"] = connection, ["Collab__AdminToken"] = Token }, null, "AzureWebJobsStorage");
    }

    [Fact]
    public async Task Start_WrongAddressWithTheDemo_SaysSoInASentence() =>
        await RefusedAsync(new() { ["ASPNETCORE_URLS"] = "nonsense", ["Collab__AdminToken"] = Token }, null, "--urls", ["--demo"]);

    [Theory]
    [InlineData("local.settings.json")]
    [InlineData("host.json")]
    [InlineData("appsettings.json")]
    public async Task Start_BrokenSettingsFile_NamesIt(string file) => await RefusedAsync([], file, file);

    /// <summary>Starts the app, which must end by itself with one sentence (or one a wrong setting) and without a stack trace.</summary>
    private static async Task RefusedAsync(Dictionary<string, string> settings, string? brokenFile, string named, string[]? arguments = null)
    {
        using var folder = new TempFolder();
        if (brokenFile is not null)
        {
            await File.WriteAllTextAsync(folder.Of(brokenFile), "{ \"version\": ");
        }

        string[] urls = settings.ContainsKey("ASPNETCORE_URLS") ? [] : ["--urls", "http://127.0.0.1:0"];
        using var process = Process.Start(AppProcess.StartInfo(folder.Path, settings, arguments ?? urls))!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            Assert.Fail($"It started: {await output}{await errors}");
        }

        var said = await errors;
        Assert.True(process.ExitCode == 1, $"Exit code {process.ExitCode}: {said}{await output}");
        Assert.Contains(named, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(await output);
    }
}
