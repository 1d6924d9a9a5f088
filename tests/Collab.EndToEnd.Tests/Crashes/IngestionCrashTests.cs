using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;
using Xunit.Abstractions;

namespace Collab.EndToEnd.Tests.Crashes;

/// <summary>The app is killed at random moments while it reads files, and started again until all are read: every row is there exactly once.</summary>
/// <param name="onAzurite">Else on the embedded store.</param>
/// <param name="kills">Kills that come while a file is read.</param>
/// <param name="rowsOfAFile">Good rows.</param>
/// <param name="output">Takes the seed.</param>
public abstract class IngestionCrashTests(bool onAzurite, int kills, int rowsOfAFile, ITestOutputHelper output)
{
    private const int Collaborations = 10;

    /// <summary>A broken row too: what is refused stays refused, and is counted once.</summary>
    private const string BrokenRow = "ӨҮ-0,,student-exchange,outbound,completed,Broken,,2025-02-30,2025-03-01,,1,,,,JP";

    [StoreFact]
    public async Task Kill_WhileFilesAreRead_TakesEveryRowOnce()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"Seed {seed.ToString(CultureInfo.InvariantCulture)}");
        var random = new Random(seed);
        await using var place = await Place.OpenAsync(onAzurite);
        var app = await place.StartAppAsync();
        var register = await SentRegister.MakeAsync(new(app.Http), Collaborations);

        var files = new List<string>();
        var lastBegin = "";
        for (var (done, tries) = (0, 0); done < kills; tries++)
        {
            Assert.True(tries < 4 * kills, $"Of {tries} kills only {done} came while a file was read.");
            var api = new ApiClient(app.Http);
            if (files.Count == 0 || await IsReadAsync(api, register.Home, files[^1]))
            {
                files.Add(await DropAsync(app, register, random, files.Count));
            }

            // Once reading has begun again and so many more rows have landed, none or many, so that the kills fall all over the file.
            var wanted = await CountAsync(api, register.Home) + random.Next(rowsOfAFile / kills);
            lastBegin = await Waiting.ForAsync("a file being read", () => NewBeginAsync(api, register.Home, files[^1], lastBegin));
            await Waiting.ForAsync("rows", async () => await CountAsync(api, register.Home) >= wanted || await IsReadAsync(api, register.Home, files[^1]));
            await Task.Delay(random.Next(40));
            await app.KillAsync();
            await place.ExpireLeasesAsync();
            await app.StartAgainAsync();
            var interrupted = !await IsReadAsync(new(app.Http), register.Home, files[^1]);
            done += interrupted ? 1 : 0;
            output.WriteLine($"Kill {tries}: file {files.Count - 1} {(interrupted ? "was being read" : "had been read")}, {await CountAsync(new(app.Http), register.Home)} activities counted");
        }

        var last = new ApiClient(app.Http);
        foreach (var file in files)
        {
            var document = await Waiting.ForDocumentAsync(last, register.Home, file);
            Assert.Equal("partly-accepted", document["status"]!.GetValue<string>());
            Assert.Equal((rowsOfAFile + 1, rowsOfAFile, 1), (document["rows"]!.GetValue<int>(), document["accepted"]!.GetValue<int>(), document["rejected"]!.GetValue<int>()));
            var feedback = (await last.GetAsync($"documents/{document["id"]!.GetValue<string>()}/feedback")).Want(HttpStatusCode.OK);
            var lines = Encoding.UTF8.GetString(feedback.Bytes).TrimEnd().Split("\r\n");
            Assert.Equal(rowsOfAFile + 2, lines.Length);
            Assert.Equal(rowsOfAFile, lines.Count(l => l.EndsWith(",accepted,", StringComparison.Ordinal)));
            Assert.Contains(",rejected,", lines[^1], StringComparison.Ordinal);
        }

        await register.CheckAsync(last);
        Assert.Equal(0, await app.StopAsync());
        await register.CheckStoredAsync(app);
    }

    /// <summary>When the reading that is under way began, if it isn't the one known; every reading notes that in the document.</summary>
    private static async Task<string?> NewBeginAsync(ApiClient api, string home, string file, string known) =>
        await Waiting.DocumentAsync(api, home, file) is { } document && document["updatedAt"]!.GetValue<string>() is { } at && at != known ? at : null;

    /// <summary>Activities that the summary counts: it reads no more than the month cells.</summary>
    private static async Task<int> CountAsync(ApiClient api, string home) =>
        (await api.GetAsync($"summary?scope={home}&from={SentRow.Written(SentRows.First)}&to={SentRow.Written(SentRows.Last)}"))
        .Want(HttpStatusCode.OK).Body["activities"]!["count"]!.GetValue<int>();

    private static async Task<bool> IsReadAsync(ApiClient api, string home, string file) =>
        await Waiting.DocumentAsync(api, home, file) is { } document && Waiting.IsFinal(document);

    private async Task<string> DropAsync(AppProcess app, SentRegister register, Random random, int number)
    {
        var rows = SentRows.Make(random, register.Codes, rowsOfAFile, $"f{number.ToString(CultureInfo.InvariantCulture)}");
        var name = $"үйл-{number.ToString(CultureInfo.InvariantCulture)}.csv";
        register.Rows.AddRange(rows);
        await Uploads.PutAsync(app, $"{register.Home}/{name}", SentRows.Csv(rows, BrokenRow));
        return name;
    }
}

public sealed class EmbeddedIngestionCrashTests(ITestOutputHelper output) : IngestionCrashTests(onAzurite: false, kills: 10, rowsOfAFile: 5000, output);

[OnAzurite]
public sealed class AzuriteIngestionCrashTests(ITestOutputHelper output) : IngestionCrashTests(onAzurite: true, kills: 3, rowsOfAFile: 2000, output);
