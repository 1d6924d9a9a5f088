using Collab.Core.Collaborations;
using Collab.Core.Documents;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Templates;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Tables;

public sealed class CollaborationTableTests
{
    private const string Header = "MoU No.,Partner 1,Partner 1 role,Partner 2,Title,Гарчиг,Type of agreement,kinds.1,kinds.2,themes,Status,Signed,Start,End\n";

    private const string Rows =
        "M-1,kr-hospital,,jp-university,Exchange,Солилцоо Ө Ү,Memorandum of understanding,student-exchange,Joint research,\"Nursing; Эх, хүүхдийн эрүүл мэнд\",Active,2024-01-10,2024-02-01,2028-01-31\n"
        + "M-2,who,Funder,,Study,,Гэрээ биш,joint-research,,,,,,\n"
        + "M-3,who,Observer,,Study,,grant-agreement,joint-research,,,proposed,,,\n";

    [Fact]
    public async Task Ingest_Collaborations_AreRegisteredUnderTheirCodes()
    {
        await using var register = await TestRegister.OpenAsync();

        var document = await IngestTablesTests.IngestAsync(register, Header + Rows);

        Assert.Equal((DocumentStatus.PartlyAccepted, 3, 2), (document.Status, document.Rows, document.Accepted));
        Assert.Contains("Type of agreement: This is none of: mou,", await register.FeedbackAsync(document), StringComparison.Ordinal);
        var first = await FindAsync(register, "M-1");
        Assert.Equal((TestRegister.Home, Instrument.Mou, CollaborationStatus.Active), (first.Record.Institution, first.Record.Instrument, first.Record.Status));
        Assert.Equal(["kr-hospital", "jp-university"], first.Record.Partners.Select(p => p.Institution));
        Assert.Equal([CollaborationKind.StudentExchange, CollaborationKind.JointResearch], first.Record.Kinds);
        Assert.Equal([Theme.Nursing, Theme.MaternalChildHealth], first.Record.Themes!);
        Assert.Equal(("Exchange", "Солилцоо Ө Ү"), (first.Record.Title.Find("en"), first.Record.Title.Find("mn")));
        Assert.Equal(PartnerRole.Observer, (await FindAsync(register, "M-3")).Record.Partners[0].Role);
        Assert.Null(await register.Locator.FindCodeAsync(TestRegister.Home, "M-2", default));
        Assert.Equal([("document", document.Id.ToString())], await OriginsAsync(register, first));
        await WholeRegister.AssertAsync(register, first.Record.Id, 0);
    }

    [Fact]
    public async Task Ingest_CollaborationsAgain_ChangesNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var first = await IngestTablesTests.IngestAsync(register, Header + Rows);
        var before = await register.DumpAsync();

        await register.Ingest.RunAsync(await register.DropAsync($"{TestRegister.Home}/again.csv", await register.FeedbackAsync(first)), default);

        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Ingest_KnownCode_ChangesWhatTheRowGivesAndNothingElse()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1", more: ""","summary":{"en":"Kept"},"noticePeriodDays":90""");
        TestRegister.Done(await register.Change.PatchAsync(
            Core.Access.Caller.Admin,
            id,
            TestRegister.Json("""{"partners":[{"institution":"kr-hospital","role":"lead","signedOn":"2024-01-10","signatory":"Rector"}]}"""),
            new Expectation.AnyVersion(),
            TestRegister.Origin,
            default));

        var document = await IngestTablesTests.IngestAsync(
            register,
            "code,partners.1.institution,partners.2.institution,title.mn,instrument,kinds,noticePeriodDays,Date signed\n"
            + "a-1,kr-hospital,who,Шинэ нэр,moa,student-exchange | joint-research,६०,\n");

        Assert.Equal(DocumentStatus.Accepted, document.Status);
        var record = (await FindAsync(register, "A-1")).Record;
        Assert.Equal((id, "a-1", Instrument.Moa, 60), (record.Id, record.Code, record.Instrument, record.NoticePeriodDays));
        Assert.Equal(("Exchange", "Шинэ нэр", "Kept"), (record.Title.Find("en"), record.Title.Find("mn"), record.Summary!.Find("en")));
        Assert.Equal(
            [new Partner("kr-hospital", PartnerRole.Lead, new(2024, 1, 10), "Rector"), new Partner("who", PartnerRole.Partner, null, null)], record.Partners);
        Assert.Equal(new DateOnly(2024, 2, 1), record.StartsOn);
        await WholeRegister.AssertAsync(register, id, 0);
    }

    [Fact]
    public async Task Ingest_WrongRows_PointAtTheirCellsAndStoreNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        var before = await register.DumpAsync();

        var document = await IngestTablesTests.IngestAsync(
            register,
            "code,institution,partners.1.institution,partners.3.institution,partners.3.role,title,instrument,kinds.2,kinds.1,status,startsOn,endsOn\n"
            + "B-1,,kr-hospital,nobody-here,,A,mou,,student-exchange,,,\n"
            + "B-2,np-academy,kr-hospital,,,A,mou,,student-exchange,,,\n"
            + "B-3,,kr-hospital,who,king,A,mou,dance,student-exchange,,,\n"
            + "A-1,,kr-hospital,,,A,mou,,student-exchange,draft,,\n"
            + "B-4,,kr-hospital,,,A,mou,,student-exchange,,2026-03-01,2026-02-01\n"
            + ",,kr-hospital,,,A,mou,,student-exchange,,,\n");

        Assert.Equal((DocumentStatus.Rejected, 6), (document.Status, document.Rejected));
        Assert.Equal(before, await register.DumpAsync());
        var rows = (await register.FeedbackAsync(document)).TrimEnd().Split('\n')[1..];
        Assert.Contains("partners.3.institution: There is no such institution.", rows[0], StringComparison.Ordinal);
        Assert.Contains("institution: There is no such home institution.", rows[1], StringComparison.Ordinal);
        Assert.Contains("partners.3.role: This is none of: partner,", rows[2], StringComparison.Ordinal);
        Assert.Contains("kinds.2: This is none of: student-exchange,", rows[2], StringComparison.Ordinal);
        Assert.Contains("status: A table doesn't move a collaboration", rows[3], StringComparison.Ordinal);
        Assert.Contains("endsOn: This date is before startsOn", rows[4], StringComparison.Ordinal);
        Assert.Contains("code: This field is required.", rows[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_CollaborationThatMovedOnByItself_IsAcceptedAsItWasSent()
    {
        await using var register = await TestRegister.OpenAsync();
        const string table = "code,partners.1.institution,title,instrument,kinds.1,status,signedOn,startsOn\nS-1,who,A,mou,joint-research,signed,2026-11-01,2026-12-01\n";
        await IngestTablesTests.IngestAsync(register, table);
        register.Clock.Advance(TimeSpan.FromDays(20));
        await register.Lifecycle.RunAsync(default);
        Assert.Equal(CollaborationStatus.Active, (await FindAsync(register, "S-1")).Record.Status);
        var before = await register.DumpAsync();

        await register.Ingest.RunAsync(await register.DropAsync($"{TestRegister.Home}/again.csv", table), default);

        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Ingest_PartnersTableOfCollaborations_IsRefused()
    {
        await using var register = await TestRegister.OpenAsync();

        var document = await IngestTablesTests.IngestAsync(register, Header + Rows, sender: "kr-hospital");

        Assert.Equal((DocumentStatus.Rejected, 0), (document.Status, document.Rows));
        Assert.Contains("Only an institution that keeps its own register", Assert.Single(document.Reasons!), StringComparison.Ordinal);
        Assert.Empty(await register.DumpAsync());
    }

    [Fact]
    public async Task Ingest_StoppedBetweenRows_RegistersEachOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        var rows = string.Concat(Enumerable.Range(0, 12).Select(i => $"M-{i},who,,,Study {i},,mou,joint-research,,,,,,\n"));
        var name = await register.DropAsync($"{TestRegister.Home}/many.csv", Header + rows);
        for (var commits = 1; commits < 6; commits += 2)
        {
            using var stop = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<Exception>(() => register.IngestOver(new StoppingStore(register.Store, TableNames.Register, commits, stop)).RunAsync(name, stop.Token));
        }

        await Task.WhenAll(register.Ingest.RunAsync(name, default), register.IngestOver(register.Store).RunAsync(name, default));

        Assert.Equal(12, (await register.DumpAsync()).Keys.Count(k => k.StartsWith("c|", StringComparison.Ordinal)));
        Assert.Equal((DocumentStatus.Accepted, 12), ((await register.OnlyDocumentAsync()).Status, (await register.OnlyDocumentAsync()).Accepted));
    }

    [Fact]
    public async Task Ingest_WorkbookOfCollaborationsAndRecords_LetsRecordsNameThem()
    {
        await using var register = await TestRegister.OpenAsync();

        var document = await IngestTablesTests.IngestAsync(
            register,
            "## First\ncollaboration|type|amount|currency|valueDate\nW-1|incoming|5|USD|2026-03-04\n"
            + "## Agreements\ncode|partners.1.institution|title|instrument|kinds.1\nW-1|who|A|mou|joint-research\n"
            + "## Money\ncollaboration|type|amount|currency|valueDate\nW-1|incoming|5|USD|2026-03-04\n");

        Assert.Equal((3, 1), (document.Rows, document.Rejected));
        await WholeRegister.AssertAsync(register, (await FindAsync(register, "W-1")).Record.Id, 1);
    }

    [Fact]
    public async Task Ingest_TemplateFilledWithItsExamples_IsTaken()
    {
        await using var register = await TestRegister.OpenAsync();
        var columns = Template.Find("collaborations")!.Columns;
        var cells = columns.Select(c => c.Name == "institution" ? TestRegister.Home : c.Example);

        var document = await IngestTablesTests.IngestAsync(register, string.Join(',', columns.Select(c => c.Name)) + "\n" + string.Join(',', cells) + "\n");

        Assert.Equal((DocumentStatus.Accepted, 1), (document.Status, document.Accepted));
        Assert.Null(document.UnknownColumns);
        Assert.Equal(["0913"], (await FindAsync(register, columns.Single(c => c.Name == "code").Example)).Record.Fields!);
    }

    private static async Task<CollaborationHead> FindAsync(TestRegister register, string code)
    {
        var id = await register.Locator.FindCodeAsync(TestRegister.Home, code, default);
        Assert.NotNull(id);
        return (await register.Reader.HeadAsync(TestRegister.Home, id.Value, default))!;
    }

    private static async Task<(string Via, string Source)[]> OriginsAsync(TestRegister register, CollaborationHead head)
    {
        var page = TestRegister.Done(await register.History.RunAsync(Core.Access.Caller.Admin, head.Record.Id, 10, null, default));
        return [.. page.Items.Select(i => TestRegister.Json(System.Text.Encoding.UTF8.GetString(i))).Select(i => (i.GetProperty("via").GetString()!, i.GetProperty("source").GetString()!))];
    }
}
