using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;

namespace Collab.EndToEnd.Tests.WholeWay;

/// <summary>The whole way once: records over HTTP, a file dropped, its fate and feedback, the report of it all.</summary>
public abstract partial class WholeWayTests(IRunningApp running)
{
    private const string Name = "Үйл ажиллагаа Ө Ү क्रियाकलाप.csv";

    private static readonly string[] BadRows =
    [
        "ӨҮ-0,bad-1,student-exchange,outbound,completed,Ends before it starts,Ө,2025-03-10,2025-03-01,,1,,,,JP",
        "ӨҮ-99,bad-2,student-exchange,outbound,completed,Nobody's,Ү,2025-03-10,2025-03-12,,1,,,,JP",
        ",bad-3,visit,outbound,completed,\"Three, \"\"at once\"\"\",अ,2025-02-30,2025-03-12,,1,,,,Атлантида",
    ];

    private readonly ApiClient api = new(running.App.Http);

    [StoreFact]
    public async Task Drop_ToReport_CarriesEveryRowAndFigure()
    {
        var register = await SentRegister.MakeAsync(api, collaborations: 4);
        register.Rows.AddRange(SentRows.Make(new Random(20), register.Codes, 250, "whole"));
        await Uploads.PutAsync(running.App, $"{register.Home}/{Name}", SentRows.Csv(register.Rows, BadRows));
        var document = await Waiting.ForDocumentAsync(api, register.Home, Name);

        Assert.Equal("partly-accepted", document["status"]!.GetValue<string>());
        Assert.Equal((253, 250, 3), Counts(document));
        await register.CheckAsync(api);
        var report = await ReportAsync(register, "mn");
        register.CheckFigures(report.Json);
        Assert.Equal(4, report.Json["collaborations"]!["total"]!.GetValue<int>());
        Assert.InRange(ChartMark().Count(report.Html), 2, 20);
        Assert.Contains("<html lang=\"mn\"", report.Html, StringComparison.Ordinal);
        Assert.Contains("Жишиг Анагаахын Их Сургууль", report.Html, StringComparison.Ordinal);

        // The summary is the report without being kept.
        var summary = (await api.GetAsync($"summary?scope={register.Home}&from=2024-03-01&to=2025-12-31")).Want(HttpStatusCode.OK).Body;
        foreach (var part in new[] { "period", "previous", "asOf", "collaborations", "activities", "reciprocity", "change" })
        {
            Assert.True(JsonNode.DeepEquals(report.Json[part], summary[part]), part);
        }
    }

    [StoreFact]
    public async Task Drop_CorrectedFeedback_TakesTheCorrectedRowsOnly()
    {
        var register = await SentRegister.MakeAsync(api, collaborations: 3);
        register.Rows.AddRange(SentRows.Make(new Random(21), register.Codes, 60, "first"));
        await Uploads.PutAsync(running.App, $"{register.Home}/{Name}", SentRows.Csv(register.Rows, BadRows));
        var feedback = await FeedbackAsync(await Waiting.ForDocumentAsync(api, register.Home, Name));
        var lines = feedback.TrimEnd().Split("\r\n");
        Assert.Equal(64, lines.Length);
        Assert.EndsWith(",country,status,errors", lines[0], StringComparison.Ordinal);
        Assert.All(lines[1..61], line => Assert.EndsWith(",accepted,", line, StringComparison.Ordinal));
        Assert.StartsWith(BadRows[0] + ",rejected,", lines[61], StringComparison.Ordinal);
        Assert.Contains("endsOn", lines[61], StringComparison.Ordinal);
        Assert.Contains("collaboration", lines[62], StringComparison.Ordinal);
        Assert.All(["collaboration", "kind", "startsOn", "country"], field => Assert.Contains(field, lines[63][BadRows[2].Length..], StringComparison.Ordinal));

        // The sender mends two of the three rows in the feedback file and sends that, status and errors and all.
        var corrected = feedback
            .Replace("ӨҮ-0,bad-1,student-exchange,outbound,completed,Ends before it starts,Ө,2025-03-10,2025-03-01", "ӨҮ-0,bad-1,student-exchange,outbound,completed,Ends before it starts,Ө,2025-03-10,2025-03-11", StringComparison.Ordinal)
            .Replace("ӨҮ-99,", "ӨҮ-1,", StringComparison.Ordinal);
        await Uploads.PutAsync(running.App, $"{register.Home}/зассан.csv", Encoding.UTF8.GetBytes(corrected));
        var second = await Waiting.ForDocumentAsync(api, register.Home, "зассан.csv");
        Assert.Equal((63, 62, 1), Counts(second));
        register.Rows.Add(Corrected("ӨҮ-0", "bad-1", "Ends before it starts", "Ө", new(2025, 3, 11)));
        register.Rows.Add(Corrected("ӨҮ-1", "bad-2", "Nobody's", "Ү", new(2025, 3, 12)));
        await register.CheckAsync(api);
    }

    [StoreFact]
    public async Task Upload_UnderAnAnnouncedId_IsThatDocument()
    {
        var register = await SentRegister.MakeAsync(api, collaborations: 2);
        register.Rows.AddRange(SentRows.Make(new Random(22), register.Codes, 20, "announced"));
        var id = Guid.CreateVersion7().ToString();
        await Uploads.PutAsync(running.App, $"{register.Home}/{id}/{Name}", SentRows.Csv(register.Rows));
        var document = await Waiting.ForDocumentAsync(api, register.Home, Name);
        Assert.Equal(id, document["id"]!.GetValue<string>());
        Assert.Equal("accepted", document["status"]!.GetValue<string>());
        Assert.Equal((20, 20, 0), Counts(document));
        await register.CheckAsync(api);
    }

    [StoreFact]
    public async Task Drop_ReferencesSentAgain_UpdatesAndTheLastRowStands()
    {
        var register = await SentRegister.MakeAsync(api, collaborations: 2);
        var first = SentRows.Make(new Random(24), register.Codes, 300, "again").DistinctBy(r => r.Reference ?? r.TitleEnglish).ToList();
        await Uploads.PutAsync(running.App, $"{register.Home}/first.csv", SentRows.Csv(first));
        await Waiting.ForDocumentAsync(api, register.Home, "first.csv");

        // All rows with a reference in other words and another month; some twice in the file, side by side or far apart.
        var second = first.Where(r => r.Reference is not null).Select((r, i) => r with { StartsOn = SentRows.First.AddDays(i), EndsOn = SentRows.First.AddDays(i + 2), Students = 30 + i }).ToList();
        List<SentRow> sent = [.. second[..10].Select(r => r with { Faculty = 9 }), .. second[10..], .. second[..10], second[20] with { Staff = 8 }, second[20]];
        await Uploads.PutAsync(running.App, $"{register.Home}/second.csv", SentRows.Csv(sent));
        var document = await Waiting.ForDocumentAsync(api, register.Home, "second.csv");
        Assert.Equal((sent.Count, sent.Count, 0), Counts(document));
        register.Rows.AddRange(first.Where(r => r.Reference is null).Concat(second));
        await register.CheckAsync(api);
    }

    [StoreFact]
    public async Task Drop_SameFileUnderTwoNames_DoublesNothing()
    {
        var register = await SentRegister.MakeAsync(api, collaborations: 2);
        register.Rows.AddRange(SentRows.Make(new Random(23), register.Codes, 110, "twice"));
        var csv = SentRows.Csv(register.Rows);
        await Task.WhenAll(
            Uploads.PutAsync(running.App, $"{register.Home}/one.csv", csv), Uploads.PutAsync(running.App, $"{register.Home}/two.csv", csv));
        await Waiting.ForDocumentAsync(api, register.Home, "one.csv");
        await Waiting.ForDocumentAsync(api, register.Home, "two.csv");
        await register.CheckAsync(api);
    }

    [StoreFact]
    public async Task Drop_WhatIsNoTableOfActivities_IsRejectedWithAReason()
    {
        var (home, _) = await api.InstitutionsAsync();
        await Uploads.PutAsync(running.App, $"{home}/picture.csv", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]);
        await Uploads.PutAsync(running.App, $"{home}/columns.csv", "name,born\r\nBat,1990-01-01\r\n"u8.ToArray());
        await Uploads.PutAsync(running.App, $"{home}/empty.csv", []);
        foreach (var (name, word) in new[] { ("picture.csv", "PNG"), ("columns.csv", "collaboration"), ("empty.csv", "empty") })
        {
            var document = await Waiting.ForDocumentAsync(api, home, name);
            Assert.Equal("rejected", document["status"]!.GetValue<string>());
            Assert.Contains(word, document["reasons"]!.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [StoreFact]
    public async Task Report_AskedForTwice_IsTheSameBytes()
    {
        var register = await SentRegister.MakeAsync(api, collaborations: 2);
        var first = await ReportAsync(register, "ne");
        var second = await ReportAsync(register, "ne");
        Assert.Equal(first.Html, second.Html);
        Assert.Equal(first.Json.ToJsonString(), second.Json.ToJsonString());
        Assert.Contains("<html lang=\"ne\"", first.Html, StringComparison.Ordinal);
    }

    private static (int Rows, int Accepted, int Rejected) Counts(JsonNode document) =>
        (document["rows"]!.GetValue<int>(), document["accepted"]!.GetValue<int>(), document["rejected"]!.GetValue<int>());

    private static SentRow Corrected(string collaboration, string reference, string english, string mongolian, DateOnly endsOn) => new()
    {
        Collaboration = collaboration,
        Reference = reference,
        Kind = "student-exchange",
        Direction = "outbound",
        Status = "completed",
        TitleEnglish = english,
        TitleMongolian = mongolian,
        StartsOn = new(2025, 3, 10),
        EndsOn = endsOn,
        Days = null,
        Students = 1,
        Residents = 0,
        Faculty = 0,
        Staff = 0,
        Country = "JP",
    };

    [GeneratedRegex("<svg[ >]")]
    private static partial Regex ChartMark();

    private async Task<string> FeedbackAsync(JsonNode document)
    {
        var answer = (await api.GetAsync($"documents/{document["id"]!.GetValue<string>()}/feedback")).Want(HttpStatusCode.OK);
        return Encoding.UTF8.GetString(answer.Bytes).TrimStart('\uFEFF');
    }

    private async Task<(JsonNode Json, string Html)> ReportAsync(SentRegister register, string language)
    {
        var made = await api.PostAsync(
            "reports", new { scope = register.Home, from = SentRow.Written(SentRows.First), to = SentRow.Written(SentRows.Last), language });
        Assert.True(made.Status is HttpStatusCode.Created or HttpStatusCode.OK, $"{made.Status}");
        var path = $"reports/{made.Text("id")}";
        var json = (await api.GetAsync($"{path}/json")).Want(HttpStatusCode.OK);
        var html = (await api.GetAsync($"{path}/html")).Want(HttpStatusCode.OK);
        return (json.Body, Encoding.UTF8.GetString(html.Bytes));
    }
}

[Collection(OnEmbeddedApp.Name)]
public sealed class EmbeddedWholeWayTests(EmbeddedApp app) : WholeWayTests(app);

[Collection(OnAzuriteApp.Name)]
[OnAzurite]
public sealed class AzuriteWholeWayTests(AzuriteApp app) : WholeWayTests(app);
