using System.Buffers;
using System.Text;
using Collab.Core.Access;
using Collab.Core.Documents;
using Collab.Core.Json;
using Collab.Core.MonthCells;
using Collab.Core.Moving;
using Collab.Core.Reports;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Moving;

public sealed class ExportImportTests
{
    [Fact]
    public async Task Import_AnExport_GivesTheSameBytesAgain()
    {
        var (register, _, _) = await FilledRegister.OpenAsync();
        await using var from = register;
        var export = await Support.Moving.ExportAsync(register);
        await using var to = await Support.Moving.OpenAsync(register.Clock);

        TestRegister.Done(await to.ImportAsync(export));

        Assert.Equal(export, await to.ExportAsync());
        foreach (var type in Types)
        {
            Assert.Contains($"\n{{\"type\":\"{type}\",", export, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Import_APackedExport_GivesTheSameBytesAgain()
    {
        var (register, _, _) = await FilledRegister.OpenAsync();
        await using var from = register;
        var export = await Support.Moving.ExportAsync(register, files: false);
        await using var to = await Support.Moving.OpenAsync(register.Clock);

        TestRegister.Done(await Support.Moving.ImportAsync(to.Import, Support.Moving.Pack(export)));

        Assert.Equal(export, await to.ExportAsync(files: false));
        Assert.Empty(await FilesAsync(to));
    }

    [Fact]
    public async Task Export_OfOneHome_HoldsNothingOfTheOthers_AndGivesTheSameBytesAgain()
    {
        var (register, _, _) = await FilledRegister.OpenAsync();
        await using var from = register;
        var export = await Support.Moving.ExportAsync(register, TestRegister.OtherHome);
        await using var to = await Support.Moving.OpenAsync(register.Clock);

        TestRegister.Done(await to.ImportAsync(export));

        Assert.DoesNotContain("Мэдээлэл-1", export, StringComparison.Ordinal);
        Assert.Contains("NP-1", export, StringComparison.Ordinal);
        Assert.Equal(export, await to.ExportAsync(TestRegister.OtherHome));
    }

    [Fact]
    public async Task Export_OfAHomeThatIsNone_IsNotFound()
    {
        await using var register = await TestRegister.OpenAsync();
        var export = new ExportRegister(register.Store, register.Blobs, register.Directory, new());

        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await export.RunAsync(Caller.Admin, "kr-hospital", files: false, default)));
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await export.RunAsync(new("o", CallerRole.Officer, TestRegister.Home), TestRegister.Home, files: false, default)));
    }

    [Fact]
    public async Task Import_IntoANewStorage_EverythingWorksAsBefore()
    {
        var (register, id, key) = await FilledRegister.OpenAsync();
        await using var from = register;
        await using var moved = await TestRegister.OpenEmptyAsync();
        var import = new ImportRegister(new(moved.Store, moved.Clock), moved.Blobs, moved.Directory, moved.Cache, moved.Clock);
        var report = Assert.Single(await KeptReports.RecordsAsync(register));
        var before = await moved.Directory.AllAsync(default);

        TestRegister.Done(await Support.Moving.ImportAsync(import, Encoding.UTF8.GetBytes(await Support.Moving.ExportAsync(register))));

        Assert.Empty(before);
        Assert.Equal(await SummaryAsync(register.Summarise), await SummaryAsync(moved.Summarise));
        Assert.Equal(await TraceAsync(register, report.Id), await TraceAsync(moved, report.Id));
        Assert.True((await moved.Verify.CheckAsync((await moved.Reader.HeadAsync(TestRegister.Home, id, default))!, default)).Intact);
        Assert.NotNull(await new TestClients(moved).SignInAsync(key));
        Assert.False(TestRegister.Done(await moved.SubmitAsync(id, TestRegister.ActivityJson("2026-02-02", "R-1", students: 1))).Created);
        var taken = await moved.RegisterAsync(CollaborationJson("Мэдээлэл-1"));
        Assert.Equal("code-taken", Assert.IsType<Refusal.Conflict>(TestRegister.Refused(taken)).Code);
        TestRegister.Done(await moved.RegisterAsync(CollaborationJson("Устсан")));
        await moved.Ingest.RunAsync(await moved.DropAsync($"{TestRegister.Home}/again.csv", FilledRegister.Table), default);
        var statuses = new List<DocumentStatus>();
        await foreach (var row in moved.Store.ReadAllAsync(TableNames.Documents, DocumentRegister.Partition, DocumentRegister.All, null, default))
        {
            statuses.Add(DocumentRegister.Read(row).Status);
        }

        Assert.Equal([DocumentStatus.Duplicate, DocumentStatus.Accepted], statuses);
    }

    [Fact]
    public async Task Import_OfAFileThatWasRead_IsNotReadAgain()
    {
        var (register, id, _) = await FilledRegister.OpenAsync();
        await using var from = register;
        await using var moved = await TestRegister.OpenEmptyAsync();
        var import = new ImportRegister(new(moved.Store, moved.Clock), moved.Blobs, moved.Directory, moved.Cache, moved.Clock);
        TestRegister.Done(await Support.Moving.ImportAsync(import, Encoding.UTF8.GetBytes(await Support.Moving.ExportAsync(register))));
        var before = (await moved.Reader.HeadAsync(TestRegister.Home, id, default))!.Version;

        await moved.Ingest.RunAsync($"{TestRegister.Home}/Хүснэгт.csv", default);

        Assert.Equal(DocumentStatus.Accepted, (await moved.OnlyDocumentAsync()).Status);
        Assert.Equal(before, (await moved.Reader.HeadAsync(TestRegister.Home, id, default))!.Version);
        Assert.Equal(0, moved.Formats.Opened);
    }

    [Fact]
    public async Task Import_IntoARegisterThatIsNotEmpty_SaysWhatIsThere_AndStoresNothing()
    {
        var (register, _, _) = await FilledRegister.OpenAsync();
        await using var from = register;
        var export = await Support.Moving.ExportAsync(register);
        await using var to = await Support.Moving.OpenAsync(register.Clock);
        TestRegister.Done(await to.ImportAsync(export));
        var before = await to.ExportAsync();

        var twice = Assert.IsType<Refusal.Conflict>(TestRegister.Refused(await to.ImportAsync(export)));

        Assert.Equal("register-not-empty", twice.Code);
        Assert.Contains("institutions", twice.Detail, StringComparison.Ordinal);
        Assert.Contains("This very file", twice.Detail, StringComparison.Ordinal);
        Assert.Equal(before, await to.ExportAsync());
        Assert.Empty(await FilesAsync(to, ContainerNames.Backups));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Import_StoppedOnTheWay_HoldsTheRegister_AndEndsWithTheSameFile(int after)
    {
        var (register, _, _) = await FilledRegister.OpenAsync();
        await using var from = register;
        var export = await Support.Moving.ExportAsync(register);
        await using var to = await Support.Moving.OpenAsync(register.Clock);
        using var stop = new CancellationTokenSource();
        var held = new HeldRowStore(new StoppingStore(to.Rows, TableNames.Register, after, stop), register.Clock);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Support.Moving.ImportAsync(to.ImportOver(held), Encoding.UTF8.GetBytes(export)));
        var restarted = new HeldRowStore(to.Rows, register.Clock);
        await restarted.OpenAsync(default);
        Assert.True(restarted.State.IsUnfinished);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => restarted.CommitAsync(TableNames.Reports, "reports", [new RowChange.Put("s|x", new Dictionary<string, object> { ["to"] = "x" })], default));
        var early = Assert.IsType<Refusal.Conflict>(TestRegister.Refused(await Support.Moving.ImportAsync(to.ImportOver(restarted), Encoding.UTF8.GetBytes(export))));
        Assert.Equal("import-running", early.Code);
        register.Clock.Advance(TimeSpan.FromSeconds(21));
        var other = Assert.IsType<Refusal.Conflict>(TestRegister.Refused(await Support.Moving.ImportAsync(to.ImportOver(restarted), Encoding.UTF8.GetBytes(await Support.Moving.ExportAsync(register, files: false)))));
        Assert.Equal("import-unfinished", other.Code);

        TestRegister.Done(await Support.Moving.ImportAsync(to.ImportOver(restarted), Encoding.UTF8.GetBytes(export)));

        Assert.False(restarted.State.IsUnfinished);
        Assert.Equal(export, await to.ExportAsync());
    }

    [Fact]
    public async Task Import_ByAWorkerThatWasOvertaken_StoresNoMore()
    {
        var (register, _, _) = await FilledRegister.OpenAsync();
        await using var from = register;
        var export = await Support.Moving.ExportAsync(register);
        await using var to = await Support.Moving.OpenAsync(register.Clock);
        var overtaken = false;
        var slow = new InBetweenStore(to.Rows, TableNames.Register, async () =>
        {
            // The worker stands still for longer than it may, and another one does its work.
            register.Clock.Advance(TimeSpan.FromSeconds(30));
            overtaken = true;
            TestRegister.Done(await Support.Moving.ImportAsync(to.ImportOver(new(to.Rows, register.Clock)), Encoding.UTF8.GetBytes(export)));
        });

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Support.Moving.ImportAsync(to.ImportOver(new(slow, register.Clock)), Encoding.UTF8.GetBytes(export)));

        Assert.True(overtaken);
        Assert.Equal(export, await to.ExportAsync());
    }

    [Theory]
    [InlineData("truncated", "truncated")]
    [InlineData("half a line", "truncated")]
    [InlineData("digit", "sha256")]
    [InlineData("swapped", "history")]
    [InlineData("lost history", "sha256")]
    [InlineData("newer", "format")]
    [InlineData("garbage", "no-export")]
    [InlineData("empty", "empty")]
    [InlineData("twice", "line")]
    [InlineData("blank", "line")]
    [InlineData("file", "file")]
    [InlineData("place", "place")]
    public async Task Import_WhatIsNoWholeExport_SaysLineAndRule_AndStoresNothing(string how, string rule)
    {
        var (register, _, _) = await FilledRegister.OpenAsync();
        await using var from = register;
        var export = Spoil(await Support.Moving.ExportAsync(register), how);
        await using var to = await Support.Moving.OpenAsync(register.Clock);

        var fault = Assert.Single(Assert.IsType<Refusal.Invalid>(TestRegister.Refused(await to.ImportAsync(export))).Faults);

        Assert.Equal(rule, fault.Code);
        Assert.StartsWith("Line ", fault.Detail, StringComparison.Ordinal);
        Assert.Equal(0, await to.CountAsync());
        Assert.Empty(await FilesAsync(to, ContainerNames.Backups));
        Assert.False(to.Held.State.IsUnfinished);
    }

    [Fact]
    public async Task Import_OfARegisterWithAWrongCell_IsRefusedUnlessFaultsAreKept()
    {
        var (register, id, _) = await FilledRegister.OpenAsync();
        await using var from = register;
        var key = RegisterKeys.MonthCell(Month.Of(new(2026, 3, 2)), id);
        await register.Store.CommitAsync(TableNames.Register, TestRegister.Home, [new RowChange.Put(key, new Dictionary<string, object> { ["cell"] = MonthCell.Empty.Encode() })], default);
        var export = await Support.Moving.ExportAsync(register);
        await using var to = await Support.Moving.OpenAsync(register.Clock);

        var fault = Assert.Single(Assert.IsType<Refusal.Invalid>(TestRegister.Refused(await to.ImportAsync(export))).Faults);
        Assert.Equal("month-cell", fault.Code);
        Assert.Contains(id.ToString(), fault.Detail, StringComparison.Ordinal);
        Assert.Equal(0, await to.CountAsync());
        var kept = Encoding.UTF8.GetString(TestRegister.Done(await to.ImportAsync(export, keepFaults: true)));

        Assert.Contains(id.ToString(), kept, StringComparison.Ordinal);
        Assert.Equal(export, await to.ExportAsync());
    }

    [Fact]
    public async Task Export_WhileOthersWrite_HoldsEachCollaborationAsOfOneVersion()
    {
        var (register, id, _) = await FilledRegister.OpenAsync();
        await using var from = register;
        var at = 0;
        var store = new BetweenReadsStore(register.Store, $"i|{id}|", times: 3, async () =>
            TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson("2026-04-02", $"W-{at++}"))));

        var export = await Support.Moving.ExportAsync(store, register.Blobs, register.Clock);

        await using var to = await Support.Moving.OpenAsync(register.Clock);
        TestRegister.Done(await to.ImportAsync(export));
        Assert.Equal(3, store.Happened);
        Assert.Contains("\"W-2\"", export, StringComparison.Ordinal);
        Assert.Equal(export, await to.ExportAsync());
    }

    [Fact]
    public async Task Export_OfWhatIsWrittenToAllTheTime_EndsWithoutItsLastLine()
    {
        var (register, id, _) = await FilledRegister.OpenAsync();
        await using var from = register;
        var at = 0;
        var store = new BetweenReadsStore(register.Store, $"i|{id}|", times: 1000, async () =>
            TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson("2026-04-02", $"W-{at++}"))));

        await Assert.ThrowsAsync<ExportUnsettledException>(() => Support.Moving.ExportAsync(store, register.Blobs, register.Clock));
    }

    [Fact]
    public async Task Export_OfACollaborationThatIsDeletedMeanwhile_HasItOnce()
    {
        var (register, id, _) = await FilledRegister.OpenAsync();
        await using var from = register;
        var store = new BetweenReadsStore(register.Store, $"i|{id}|", times: 1, async () =>
            TestRegister.Done(await register.Delete.RunAsync(Caller.Admin, id, new Expectation.AnyVersion(), TestRegister.Origin, default)));

        var export = await Support.Moving.ExportAsync(store, register.Blobs, register.Clock);

        await using var to = await Support.Moving.OpenAsync(register.Clock);
        TestRegister.Done(await to.ImportAsync(export));
        Assert.Equal(1, export.Split($"\"key\":\"d|{id}\"").Length - 1);
        Assert.DoesNotContain($"\"key\":\"{RegisterKeys.Collaboration(id)}\"", export, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4000)]
    public async Task SetAside_MoreThanMemoryHolds_GivesTheSameBytesAgain(int rows)
    {
        await using var aside = new SetAside();
        using var plain = new MemoryStream();
        await aside.AddAsync(RowOf(-1), default);
        await aside.ClearAsync();
        for (var i = 0; i < rows; i++)
        {
            await aside.AddAsync(RowOf(i), default);
            var line = new ArrayBufferWriter<byte>();
            RowLine.Write(RowOf(i), line);
            plain.Write([.. line.WrittenSpan, (byte)'\n']);
        }

        using var copy = new MemoryStream();
        await aside.CopyAsync((bytes, token) => copy.WriteAsync(bytes, token).AsTask(), default);

        Assert.Equal(rows, aside.Counts.Values.Sum());
        Assert.Equal(rows > 1, plain.Length > 5_000_000);
        Assert.True(plain.ToArray().AsSpan().SequenceEqual(copy.ToArray()));

        static MovedRow RowOf(int i) => new(TableNames.Register, "p", new($"b|{i}", "t", new Dictionary<string, object> { ["text"] = new string('x', 1500) + i }));
    }

    [Fact]
    public void RowLine_EveryKindOfValue_IsReadAsItWasWritten()
    {
        var values = new Dictionary<string, object>
        {
            ["text"] = "Ө Ү प्रतिष्ठान \"\n\u0001😀",
            ["int"] = -3,
            ["long"] = long.MinValue,
            ["double"] = 0.1 + 0.2,
            ["truth"] = true,
            ["instant"] = new DateTimeOffset(2026, 3, 31, 5, 0, 0, TimeSpan.Zero).AddTicks(1234567),
            ["id"] = Guid.CreateVersion7(),
            ["bytes"] = new byte[] { 0, 1, 255 },
            ["broken"] = "{\"a\":"u8.ToArray(),
            ["lines"] = "{\"a\":\n1}"u8.ToArray(),
        };
        Payload.Write(values, "body", Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('Ө', 40_000)}\"}}"));
        var row = new MovedRow(TableNames.Register, "p", new("b|1", "tag", values));

        var line = new ArrayBufferWriter<byte>();
        RowLine.Write(row, line);
        var read = RowLine.Read(line.WrittenSpan);

        Assert.Equal(("b|1", "p"), (read.Row.Key, read.Partition));
        Assert.Equal(values.OrderBy(v => v.Key, StringComparer.Ordinal), read.Row.Values.OrderBy(v => v.Key, StringComparer.Ordinal));
        Assert.DoesNotContain((byte)'\n', line.WrittenSpan.ToArray());
    }

    private static readonly string[] Types =
    [
        "institution", "collaboration", "deleted-collaboration", "activity", "outcome", "funding", "challenge", "history", "month-cell", "code", "document",
        "document-file", "document-bytes", "report", "report-revision", "client", "client-key", "event", "reminder", "reminder-made", "batch-done", "file", "file-bytes", "file-end", "end",
    ];

    private static async Task<string> SummaryAsync(Summarise summarise)
    {
        var report = TestRegister.Done(await summarise.RunAsync(Caller.Admin, "national", new(2026, 1, 1), new(2026, 12, 31), "mn", default));
        return Encoding.UTF8.GetString(RegisterJson.Bytes(report));
    }

    private static async Task<IReadOnlyList<string>> TraceAsync(TestRegister register, Guid report)
    {
        var page = TestRegister.Done(await register.Trace.RunAsync(Caller.Admin, report, "/activities/count", 100, null, default));
        return [.. page.Page.Items.Append(page.Members).Select(Encoding.UTF8.GetString)];
    }

    private static string CollaborationJson(string code) =>
        $$"""
        {"institution":"{{TestRegister.Home}}","partners":[{"institution":"kr-hospital","role":"partner"}],"title":{"mn":"Солилцоо"},
         "instrument":"mou","kinds":["student-exchange"],"status":"draft","code":"{{code}}"}
        """;

    private static async Task<IReadOnlyList<string>> FilesAsync(Support.Moving to, string container = ContainerNames.Uploads)
    {
        var names = new List<string>();
        await foreach (var blob in to.Blobs.ListAsync(container, string.Empty, default))
        {
            names.Add(blob.Name);
        }

        return names;
    }

    private static string Spoil(string export, string how)
    {
        var lines = export.Split('\n');
        var history = Array.FindIndex(lines, l => l.StartsWith("{\"type\":\"history\"", StringComparison.Ordinal));
        switch (how)
        {
            case "truncated":
                return string.Join('\n', lines[..^2]) + '\n';
            case "half a line":
                return export[..^20];
            case "digit":
                var body = Array.FindIndex(lines, l => l.StartsWith("{\"type\":\"institution\"", StringComparison.Ordinal));
                lines[body] = lines[body].Replace("\"createdAt\":\"2026", "\"createdAt\":\"2025", StringComparison.Ordinal);
                return string.Join('\n', lines);
            case "swapped":
                // One entry with another: the chain breaks, and the end says that it isn't the export either.
                (lines[history], lines[history + 1]) = (lines[history + 1], lines[history]);
                return Rehashed(lines);
            case "lost history":
                lines[history] = string.Empty;
                return string.Join('\n', lines.Where((_, i) => i != history));
            case "newer":
                return export.Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal);
            case "garbage":
                return "\u0000\u0001PK\u0003\u0004\n" + export;
            case "empty":
                return string.Empty;
            case "twice":
                return export + export;
            case "blank":
                return lines[0] + "\n\n" + string.Join('\n', lines[1..]);
            case "file":
                var content = Array.FindIndex(lines, l => l.StartsWith("{\"type\":\"file-end\"", StringComparison.Ordinal));
                lines[content] = lines[content].Replace("\"size\":", "\"size\":1", StringComparison.Ordinal);
                return string.Join('\n', lines);
            default:
                var item = Array.FindIndex(lines, l => l.StartsWith("{\"type\":\"activity\"", StringComparison.Ordinal));
                return Rehashed([lines[0], lines[item], .. lines[1..item], .. lines[(item + 1)..]]);
        }
    }

    /// <summary>The lines with the hash that they have now, as somebody who edits an export on purpose would make it.</summary>
    private static string Rehashed(string[] lines)
    {
        var before = string.Join('\n', lines[..^2]) + '\n';
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(before)));
        return before + string.Concat(lines[^2].AsSpan(0, lines[^2].Length - 66), hash, "\"}\n");
    }
}
