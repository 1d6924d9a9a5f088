using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
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

        var files = new List<(string Name, int Rows)>();
        var lastBegin = "";
        for (var (done, tries) = (0, 0); done < kills; tries++)
        {
            Assert.True(tries < 4 * kills, $"Of {tries} kills only {done} came while a file was read.");
            var api = new ApiClient(app.Http);
            if (files.Count == 0 || await IsReadAsync(api, register.Home, files[^1].Name))
            {
                files.Add(await DropAsync(app, register, random, files.Count));
            }

            // Once reading has begun again and so many more rows have landed, none or many, so that the kills fall all over the file.
            var isCorrection = files.Count % 2 == 0;
            var wanted = await CountAsync(api, register.Home) + (isCorrection ? 0 : random.Next(rowsOfAFile / kills));
            lastBegin = await Waiting.ForAsync("a file being read", () => NewBeginAsync(api, register.Home, files[^1].Name, lastBegin));
            await Waiting.ForAsync("rows", async () => await CountAsync(api, register.Home) >= wanted || await IsReadAsync(api, register.Home, files[^1].Name));
            await Task.Delay(random.Next(isCorrection ? 300 : 40));
            await app.KillAsync();
            await place.ExpireLeasesAsync();
            await app.StartAgainAsync();
            var interrupted = !await IsReadAsync(new(app.Http), register.Home, files[^1].Name);
            done += interrupted ? 1 : 0;
            output.WriteLine($"Kill {tries}: file {files.Count - 1} {(interrupted ? "was being read" : "had been read")}, {await CountAsync(new(app.Http), register.Home)} activities counted");
        }

        var last = new ApiClient(app.Http);
        foreach (var (file, rows) in files)
        {
            var document = await Waiting.ForDocumentAsync(last, register.Home, file);
            Assert.Equal("partly-accepted", document["status"]!.GetValue<string>());
            Assert.Equal((rows + 1, rows, 1), (document["rows"]!.GetValue<int>(), document["accepted"]!.GetValue<int>(), document["rejected"]!.GetValue<int>()));
            var feedback = (await last.GetAsync($"documents/{document["id"]!.GetValue<string>()}/feedback")).Want(HttpStatusCode.OK);
            var lines = Encoding.UTF8.GetString(feedback.Bytes).TrimEnd().Split("\r\n");
            Assert.Equal(rows + 2, lines.Length);
            Assert.Equal(rows, lines.Count(l => l.EndsWith(",accepted,", StringComparison.Ordinal)));
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

    /// <summary>Every second file corrects the rows with a reference of the one before: they move to other months, and are still there once.</summary>
    private async Task<(string Name, int Rows)> DropAsync(AppProcess app, SentRegister register, Random random, int number)
    {
        var mark = number.ToString(CultureInfo.InvariantCulture);
        var rows = number % 2 == 0
            ? SentRows.Make(random, register.Codes, rowsOfAFile, $"f{mark}")
            : [.. register.Rows.Where(r => r.Reference is not null).DistinctBy(r => r.Reference).TakeLast(rowsOfAFile / 2).Select(r => Moved(r, random))];
        register.Rows.RemoveAll(r => rows.Exists(sent => sent.Reference is not null && sent.Reference == r.Reference));
        register.Rows.AddRange(rows);
        var name = $"үйл-{mark}.csv";
        await Uploads.PutAsync(app, $"{register.Home}/{name}", SentRows.Csv(rows, BrokenRow));
        return (name, rows.Count);
    }

    private static SentRow Moved(SentRow row, Random random)
    {
        var startsOn = SentRows.First.AddDays(random.Next(600));
        return row with { StartsOn = startsOn, EndsOn = startsOn.AddDays(5), Staff = random.Next(9) };
    }
}

public sealed class EmbeddedIngestionCrashTests(ITestOutputHelper output) : IngestionCrashTests(onAzurite: false, kills: 10, rowsOfAFile: 5000, output);

[OnAzurite]
public sealed class AzuriteIngestionCrashTests(ITestOutputHelper output) : IngestionCrashTests(onAzurite: true, kills: 3, rowsOfAFile: 2000, output);
