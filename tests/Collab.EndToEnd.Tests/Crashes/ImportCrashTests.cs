using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;
using Xunit.Abstractions;

namespace Collab.EndToEnd.Tests.Crashes;

/// <summary>An import whose app is killed again and again, until it is through: the register is the one that was exported.</summary>
public sealed class ImportCrashTests(ITestOutputHelper output)
{
    private const int Collaborations = 10;
    private const int Lines = 1500;
    private const int Kills = 3;

    [Fact]
    public async Task Kill_InTheMiddleOfAnImport_IsEndedByTheSameExport()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"Seed {seed.ToString(CultureInfo.InvariantCulture)}");
        var random = new Random(seed);
        await using var place = await Place.OpenAsync(onAzurite: false);
        var source = await place.StartAppAsync();
        var register = await SentRegister.MakeAsync(new(source.Http), Collaborations);
        register.Rows.AddRange(SentRows.Make(random, register.Codes, Lines, "r"));
        using (var sending = await NdjsonConnection.OpenAsync(source))
        {
            await sending.SendAsync(register.Rows.Select(r => RecordTests.Line("activity", r.Collaboration, r.Body)));
            await sending.EndAsync();
            Assert.All(await sending.ReadAllAsync(), a => Assert.Equal(201, a["status"]!.GetValue<int>()));
        }

        var export = await source.Http.GetByteArrayAsync("api/v1/export");
        var app = await place.StartAppAsync();
        for (var kill = 0; kill < Kills; kill++)
        {
            var importing = ImportAsync(app, export);
            await Task.WhenAny(importing, Task.Delay(random.Next(1500)));
            await app.KillAsync();
            output.WriteLine($"Kill {kill}: {await importing}");
            await app.StartAgainAsync();
            await AssertWholeOrHeldAsync(app, export);
        }

        // The killed worker's right outlives it for some seconds.
        var status = await Waiting.ForAsync("the killed worker's right to end", async () => await ImportAsync(app, export) is var tried and not "import-running" ? tried : null);

        // Not empty: a try before was through, and only its answer was lost.
        Assert.Contains(status, new[] { "OK", "register-not-empty" });
        Assert.Equal(export, await app.Http.GetByteArrayAsync("api/v1/export"));
        await register.CheckAsync(new(app.Http));
        Assert.Equal(0, await app.StopAsync());
        await register.CheckStoredAsync(app);
    }

    /// <summary>A register that answers is the whole one, or none at all.</summary>
    private static async Task AssertWholeOrHeldAsync(AppProcess app, byte[] export)
    {
        var answer = await new ApiClient(app.Http).GetAsync("export");
        if (answer.Status == HttpStatusCode.ServiceUnavailable)
        {
            answer.WantProblem(HttpStatusCode.ServiceUnavailable, "import-unfinished");
            return;
        }

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(answer.Bytes.AsSpan().SequenceEqual(export) || answer.Bytes.AsSpan().IndexOf("\"table\""u8) < 0);
    }

    /// <summary>What became of it: OK, the last part of a problem's type, or that the app went away.</summary>
    private static async Task<string> ImportAsync(AppProcess app, byte[] export)
    {
        using var content = new ByteArrayContent(export);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        try
        {
            using var response = await app.Http.PostAsync("api/v1/import", content);
            var body = await response.Content.ReadAsStringAsync();
            return response.IsSuccessStatusCode ? "OK" : JsonNode.Parse(body)!["type"]!.GetValue<string>().Split('/')[^1];
        }
        catch (HttpRequestException)
        {
            return "gone";
        }
    }
}
