using Collab.Core.Activities;
using Collab.Core.Challenges;
using Collab.Core.Collaborations;
using Collab.Core.Documents;
using Collab.Core.Outcomes;
using Collab.Core.Templates;
using Collab.Core.Tests.Support;
using Collab.Formats.Writing.Templates;
using Outcome = Collab.Core.Outcomes.Outcome;

namespace Collab.Core.Tests.Tables;

/// <summary>Tables of every type on their whole way, from the dropped file to what is stored and what the sender is told.</summary>
public sealed class IngestTablesTests
{
    private const string Outcomes = "collaboration,kind,impact,achievedOn,quantity,title,doi,orcids.1,orcids.2\n";
    private const string Funding = "collaboration,type,amount,currency,valueDate,provider\n";
    private const string Challenges = "collaboration,kind,area,severity,status,openedOn,resolvedOn,description.mn,mitigation.en\n";

    [Fact]
    public async Task Ingest_MongolianTableOfActivities_IsReadWithItsLabels()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestAsync(
            register,
            "Гэрээний дугаар;Үйл ажиллагааны төрөл;Чиглэл;Төлөв;Гарчиг;Эхлэх огноо;Дуусах огноо;Оюутны тоо;Улс;Тайлбар\n"
            + "A-1;Оюутан солилцоо;Явсан;Дууссан;Хаврын солилцоо;2026 оны 3 дугаар сарын 2;2026.03.12;1 200;Япон;сайн\n");

        Assert.Equal((DocumentStatus.Accepted, 1), (document.Status, document.Accepted));
        Assert.Equal(["Тайлбар"], document.UnknownColumns!);
        var activity = await WholeRegister.OnlyAsync<Activity>(register, id);
        Assert.Equal(
            (CollaborationKind.StudentExchange, Direction.Outbound, ActivityStatus.Completed, "JP", 1200),
            (activity.Kind, activity.Direction, activity.Status, activity.Country, activity.Participants.Students));
        Assert.Equal((new(2026, 3, 2), new DateOnly(2026, 3, 12), "Хаврын солилцоо"), (activity.StartsOn, activity.EndsOn, activity.Title.Find("mn")));
        await WholeRegister.AssertAsync(register, id, 1);
    }

    [Fact]
    public async Task Ingest_NepaliTableOfActivities_IsReadWithItsDigits()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        await IngestAsync(
            register,
            "सम्झौता नम्बर,क्रियाकलापको प्रकार,दिशा,अवस्था,शीर्षक,सुरु मिति,दिन,विद्यार्थी संख्या,देश\n"
            + "A-1,विद्यार्थी आदानप्रदान,आएका,सम्पन्न,वसन्त आदानप्रदान,२०२६-०३-०२,१०,१२,नेपाल\n");

        var activity = await WholeRegister.OnlyAsync<Activity>(register, id);
        Assert.Equal((new(2026, 3, 2), 10, 12, "NP", "वसन्त आदानप्रदान"), (activity.StartsOn, activity.Days, activity.Participants.Students, activity.Country, activity.Title.Find("ne")));
        await WholeRegister.AssertAsync(register, id, 1);
    }

    [Fact]
    public async Task Ingest_Outcomes_AreTakenByTheRulesOfHttp()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestAsync(
            register,
            Outcomes
            + "A-1,publication,Research and innovation,2026-02-28,2,Joint paper,https://doi.org/10.1016/ABC,0000-0002-1825-0097,0000-0002-1694-233X\n"
            + "A-1,publication,research-innovation,2026-02-28,0,Joint paper,10.1,0000-0002-1825-0097,0000-0002-1825-0098\n"
            + "A-1,publication,research-innovation,2026-02-28,1,Joint paper,,0000-0002-1825-0097,0000000218250097\n");

        Assert.Equal((DocumentStatus.PartlyAccepted, 3, 2), (document.Status, document.Rows, document.Rejected));
        var outcome = await WholeRegister.OnlyAsync<Outcome>(register, id);
        Assert.Equal((OutcomeKind.Publication, Impact.ResearchInnovation, 2, "10.1016/abc"), (outcome.Kind, outcome.Impact, outcome.Quantity, outcome.Doi));
        Assert.Equal(["0000-0002-1825-0097", "0000-0002-1694-233X"], outcome.Orcids!);
        await WholeRegister.AssertAsync(register, id, 1);
        var errors = await ErrorsAsync(register, document);
        Assert.Contains("quantity: This number must be from 1 to 1000000.", errors[1], StringComparison.Ordinal);
        Assert.Contains("doi: A DOI is 10.", errors[1], StringComparison.Ordinal);
        Assert.Contains("orcids.2: The last character", errors[1], StringComparison.Ordinal);
        Assert.Contains("orcids.1: An ORCID iD stands in the list twice.", errors[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_Funding_ReadsAmountsAsTheirCurrencyWritesThem()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestAsync(
            register,
            Funding.Replace(',', ';')
            + "A-1;disbursement;1.200,50;EUR;2026-02-28;Fund\n"
            + "A-1;Incoming funds;12,34,567;NPR;2026-03-01;\n"
            + "A-1;3;१२००.५;usd;2026-03-02;\n"
            + "A-1;incoming;1.5;JPY;2026-03-02;\n"
            + "A-1;incoming;-3;USD;2026-03-02;\n"
            + "A-1;incoming;3;XXZ;2026-03-02;\n");

        Assert.Equal((3, 3), (document.Accepted, document.Rejected));
        var stored = (await WholeRegister.ItemsAsync(register, id)).OfType<Core.Finance.Funding>().OrderBy(f => f.ValueDate).Select(f => (f.Type, f.Amount, f.Currency));
        Assert.Equal(
            [(Core.Finance.FundingType.Disbursement, "1200.50", "EUR"), (Core.Finance.FundingType.Incoming, "1234567.00", "NPR"), (Core.Finance.FundingType.Disbursement, "1200.50", "USD")],
            stored);
        await WholeRegister.AssertAsync(register, id, 3);
        var errors = await ErrorsAsync(register, document);
        Assert.All(errors[3..5], e => Assert.Contains("amount: ", e, StringComparison.Ordinal));
        Assert.Contains("currency: This isn't an ISO 4217", errors[5], StringComparison.Ordinal);
        Assert.DoesNotContain("amount: ", errors[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_Challenges_AreTakenByTheRulesOfHttp()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestAsync(
            register,
            Challenges
            + "A-1,Хэлний бэрхшээл,mobility,High,Being dealt with,2026-02-01,,Хэлний шалгалт Ө Ү,Course\n"
            + "A-1,language,mobility,6,resolved,2026-02-01,,,\n"
            + "A-1,language,mobility,2,open,2026-02-01,2026-01-01,Тайлбар,\n");

        Assert.Equal((1, 2), (document.Accepted, document.Rejected));
        var challenge = await WholeRegister.OnlyAsync<Challenge>(register, id);
        Assert.Equal((ChallengeKind.Language, 4, ChallengeStatus.Mitigating), (challenge.Kind, challenge.Severity, challenge.Status));
        Assert.Equal(("Хэлний шалгалт Ө Ү", "Course"), (challenge.Description.Find("mn"), challenge.Mitigation!.Find("en")));
        await WholeRegister.AssertAsync(register, id, 1);
        var errors = await ErrorsAsync(register, document);
        Assert.Contains("severity: This number must be from 1 to 5.", errors[1], StringComparison.Ordinal);
        Assert.Contains("resolvedOn: A challenge that is resolved needs this date.", errors[1], StringComparison.Ordinal);
        Assert.Contains("description.mn: This field is required.", errors[1], StringComparison.Ordinal);
        Assert.Contains("resolvedOn: This date is before openedOn", errors[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Outcomes, "A-1,publication,research-innovation,2026-02-28,1,Paper,,,\nA-1,event,global-exposure,28 Feb,1,Forum,,,\n", "28 Feb", "2026-02-28")]
    [InlineData(Funding, "A-1,incoming,10,USD,2026-02-28,\nA-1,incoming,ten,USD,2026-02-28,\n", "ten", "11.50")]
    [InlineData(Challenges, "A-1,language,mobility,2,open,2026-02-01,,Хэл,\nA-1,staffing,research,2,open,,,Багш,\n", "open,,,", "open,2026-02-01,,")]
    public async Task Ingest_FeedbackCorrectedAndSentAgain_DoublesNothing(string header, string rows, string wrong, string right)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var first = await IngestAsync(register, header + rows + rows.Split('\n')[0] + "\n");
        Assert.Equal((2, 1), (first.Accepted, first.Rejected));
        await WholeRegister.AssertAsync(register, id, 2);
        var before = await WholeRegister.ItemsAsync(register, id);
        var feedback = await register.FeedbackAsync(first);
        Assert.Contains(wrong, feedback, StringComparison.Ordinal);

        await register.Ingest.RunAsync(
            await register.DropAsync($"{TestRegister.Home}/corrected.csv", feedback.Replace(wrong, right, StringComparison.Ordinal)), default);

        await WholeRegister.AssertAsync(register, id, 3);
        var after = await WholeRegister.ItemsAsync(register, id);
        Assert.All(before, b => Assert.Contains(b, after));
    }

    [Fact]
    public async Task Ingest_SheetOfMixedTypes_TakesEachRowAsItsTypeSays()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestAsync(
            register,
            "type,collaboration,kind,direction,status,title,startsOn,days,country,impact,achievedOn,quantity,amount,currency,valueDate,note\n"
            + "activity,A-1,student-exchange,outbound,completed,Autumn,2026-09-01,5,JP,,,,,,,\n"
            + "Үр дүн,A-1,publication,,,Paper,,,,research-innovation,2026-02-28,1,,,,x\n"
            + "Funding,A-1,commitment,,,,,,,,,,10,USD,2026-02-28,\n"
            + "challenge,A-1,language,,open,,,,,,,,,,,\n"
            + "dance,A-1,,,,,,,,,,,,,,\n");

        Assert.Equal((DocumentStatus.PartlyAccepted, 3, 2), (document.Status, document.Accepted, document.Rejected));
        Assert.Equal(["note"], document.UnknownColumns!);
        Assert.Equal(["activity", "outcome", "funding"], (await WholeRegister.ItemsAsync(register, id)).Select(i => i.Type.Name));
        Assert.Equal(Core.Finance.FundingType.Commitment, (await WholeRegister.OnlyAsync<Core.Finance.Funding>(register, id)).Type);
        await WholeRegister.AssertAsync(register, id, 3);
        var errors = await ErrorsAsync(register, document);
        Assert.Contains("type: The table lacks the columns area, severity, openedOn, description.", errors[3], StringComparison.Ordinal);
        Assert.Contains("type: This is none of: activity, outcome, funding, challenge.", errors[4], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("activities")]
    [InlineData("challenges")]
    [InlineData("funding")]
    [InlineData("outcomes")]
    public async Task Ingest_TemplateFilledWithItsExamples_IsTaken(string kind)
    {
        await using var register = await TestRegister.OpenAsync();
        var template = Template.Find(kind)!;
        var id = await register.AddCollaborationAsync(code: template.Columns[0].Example);
        var header = System.Text.Encoding.UTF8.GetString(new CsvTemplate().Write(template, "mn"));

        var document = await IngestAsync(register, header + string.Join(',', template.Columns.Select(c => c.Example)) + "\r\n");

        Assert.Equal((DocumentStatus.Accepted, 1), (document.Status, document.Accepted));
        Assert.Null(document.UnknownColumns);
        var item = Assert.Single(await WholeRegister.ItemsAsync(register, id));
        Assert.Equal((kind, template.Columns.Single(c => c.Name == "reference").Example), (item.Type.Plural, item.Reference));
        await WholeRegister.AssertAsync(register, id, 1);
    }

    [Theory]
    [InlineData("13/04/2026", "2026-04-03")]
    [InlineData("04/13/2026", "2026-03-04")]
    public async Task Ingest_SlashDate_IsReadAsAnotherDateOfTheSheetTells(string evidence, string read)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var rows = string.Concat(Enumerable.Range(0, 40).Select(_ => "A-1,publication,research-innovation,2026-02-28,1,Paper,,,\n"));

        var document = await IngestAsync(
            register,
            Outcomes + "A-1,event,global-exposure,03/04/2026,1,Forum,,,\n" + rows + $"A-1,event,global-exposure,{evidence},1,Forum,,,\n");

        Assert.Equal((42, 2), (document.Accepted, register.Formats.Opened));
        var dates = (await WholeRegister.ItemsAsync(register, id)).OfType<Outcome>().Select(o => o.AchievedOn).Distinct().Order().Select(d => d.ToString("O", null));
        Assert.Equal(new[] { "2026-02-28", read, "2026-04-13" }.Order(StringComparer.Ordinal), dates);
        await WholeRegister.AssertAsync(register, id, 42);
    }

    [Theory]
    [InlineData("2026-04-13", "no other date in the sheet")]
    [InlineData("13/05/2026,1,A,,,\nA-1,event,global-exposure,05/13/2026", "some dates in the sheet have the day first")]
    public async Task Ingest_SlashDateThatNothingTellsOf_IsAFaultOfItsRowAlone(string others, string said)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestAsync(
            register,
            Outcomes
            + "A-1,event,global-exposure,03/04/2026,1,Forum,,,\n"
            + "A-1,event,global-exposure,05/04/2026,1,Forum,,,\n"
            + $"A-1,event,global-exposure,{others},1,Forum,,,\n");

        Assert.Equal((2, 2), (document.Rejected, register.Formats.Opened));
        var errors = await ErrorsAsync(register, document);
        Assert.All(errors[..2], e => Assert.Contains(said, e, StringComparison.Ordinal));
        await WholeRegister.AssertAsync(register, id, document.Accepted);
    }

    [Theory]
    [InlineData("12,345", "12,50", null)]
    [InlineData("12,345", "1.200,50", null)]
    [InlineData("12.345", "12.5", null)]
    [InlineData("12,345", "1,200.50", "12345.00")]
    [InlineData("12,345", "75", "12345.00")]
    public async Task Ingest_AmountOfThousandsOrDecimals_IsReadOnlyWhereTheSheetHasNoSuchDecimals(string amount, string other, string? read)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestAsync(
            register, Funding.Replace(',', ';') + $"A-1;incoming;{amount};EUR;2026-02-28;\nA-1;incoming;{other};EUR;2026-03-28;\n");

        var stored = (await WholeRegister.ItemsAsync(register, id)).OfType<Core.Finance.Funding>().SingleOrDefault(f => f.ValueDate.Month == 2);
        Assert.Equal((read is null ? 1 : 0, read), (document.Rejected, stored?.Amount));
        if (read is null)
        {
            Assert.Contains("amount: This may be thousands or decimals", (await ErrorsAsync(register, document))[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ingest_TableWithoutSlashDates_IsOpenedOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");

        await IngestAsync(register, Outcomes + "A-1,event,global-exposure,2026-04-03,1,Forum,,,\nA-1,event,global-exposure,nonsense,1,Forum,,,\n");

        Assert.Equal(1, register.Formats.Opened);
    }

    [Fact]
    public async Task Ingest_Workbook_TakesTheSheetsThatItKnowsAndNamesTheOthers()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestAsync(
            register,
            "## Notes\nsubject|text\nA|B\n"
            + "## Money\nAgreement|Type|Amount|Currency|Date\nA-1|incoming|n:1200.1|USD|d:2026-03-04T00:00:00\nA-1|incoming|n:0.30000000000000004|USD|d:2026-03-05\n"
            + "## More\ncollaboration|kind|impact|achievedOn|quantity|title|field\nA-1|event|global-exposure|04/03/2026|n:2.0|Forum|x\nA-1|event|global-exposure|d:2026-03-31|n:1.5|Forum|x\n"
            + "## Dates\ncollaboration|kind|impact|achievedOn|quantity|title\nA-1|event|global-exposure|04/03/2026|n:2|Forum\nA-1|event|global-exposure|31/03/2026|n:1|Forum\n");

        Assert.Equal((DocumentStatus.PartlyAccepted, 6, 4), (document.Status, document.Rows, document.Accepted));
        Assert.StartsWith("Sheet “Notes”: The table lacks the columns ", Assert.Single(document.Reasons!), StringComparison.Ordinal);
        var items = await WholeRegister.ItemsAsync(register, id);
        Assert.Equal(["0.30", "1200.10"], items.OfType<Core.Finance.Funding>().Select(f => f.Amount).Order(StringComparer.Ordinal));

        // The dates of one sheet tell nothing of another's.
        Assert.Equal([new(2026, 3, 4), new DateOnly(2026, 3, 31)], items.OfType<Outcome>().Select(o => o.AchievedOn).Order());
        await WholeRegister.AssertAsync(register, id, 4);
    }

    [Fact]
    public async Task Ingest_NumbersInAColumnOfDates_AreTheDaysThatTheSpreadsheetCounts()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestAsync(register, "## Money\nAgreement|Type|Amount|Currency|Date\nA-1|incoming|n:1200|USD|n:46085\nA-1|incoming|n:46085|USD|46085\n");

        Assert.Equal((DocumentStatus.PartlyAccepted, 2, 1), (document.Status, document.Rows, document.Accepted));
        Assert.Equal(new(2026, 3, 4), (await WholeRegister.OnlyAsync<Core.Finance.Funding>(register, id)).ValueDate);
    }

    [Fact]
    public async Task Ingest_FormulaWithoutAValue_IsAFaultOfItsRowAlsoWhereTheCellMayBeEmpty()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        const string Row = "A-1|student-exchange|outbound|completed|";

        var document = await IngestAsync(
            register,
            "## Rows\ncollaboration|kind|direction|status|title.en|title.mn|startsOn|endsOn|students|country\n"
            + Row + "One||2026-03-02|2026-03-12|f:|KR\n" + Row + "Two|f:|2026-03-02|2026-03-12|n:1|KR\n" + Row + "Three||2026-03-02|2026-03-12||KR\n");

        Assert.Equal((DocumentStatus.PartlyAccepted, 3, 1), (document.Status, document.Rows, document.Accepted));
        Assert.Equal("Three", (await WholeRegister.OnlyAsync<Activity>(register, id)).Title.Find("en"));
        var feedback = await register.FeedbackAsync(document);
        Assert.Contains("students: The cell has a formula whose value the file doesn't hold.", feedback, StringComparison.Ordinal);
        Assert.Contains("title.mn: The cell has a formula", feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_TemplatesOtherSheets_ArePassedOver()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestAsync(
            register,
            "## funding\ncollaboration|type|amount|currency|valueDate\nA-1|incoming|n:1200|USD|d:2026-03-04\n"
            + "## Тайлбар\nColumn / Багана / स्तम्भ|Needed?|Entry|English|Монгол\ntype|needed|a code||\n"
            + "## Жагсаалт\nfunding-types|Types of funding|Санхүүжилтийн төрөл|आर्थिक कारोबारका प्रकार|\nCode|English|Монгол|नेपाली|\n");

        Assert.Equal((DocumentStatus.Accepted, 1, null), (document.Status, document.Rows, document.Reasons));
    }

    [Fact]
    public async Task Ingest_LongWrongCells_AreNotQuotedInFull()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        var wrong = new string('x', 60);

        var document = await IngestAsync(
            register,
            Outcomes + string.Join(',', "A-1", wrong, wrong, wrong, wrong, "Forum", wrong, wrong, wrong) + "\n");

        Assert.DoesNotContain(wrong[..41], (await ErrorsAsync(register, document))[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0912", "0912")]
    [InlineData("912", "0912")]
    [InlineData("Medicine", "0912")]
    [InlineData("०९१२", "0912")]
    [InlineData("091", null)]
    [InlineData("9", null)]
    public async Task Ingest_Field_IsFoundByCodeOrLabel(string cell, string? field)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        await IngestAsync(
            register,
            $"collaboration,kind,direction,status,title,startsOn,days,country,field\nA-1,student-exchange,outbound,completed,A,2026-09-01,5,JP,{cell}\n");

        Assert.Equal(field, (await WholeRegister.ItemsAsync(register, id)).OfType<Activity>().SingleOrDefault()?.Field);
    }

    internal static async Task<Document> IngestAsync(TestRegister register, string content, string name = "table.csv", string sender = TestRegister.Home)
    {
        await register.Ingest.RunAsync(await register.DropAsync($"{sender}/{name}", content), default);
        return await register.OnlyDocumentAsync();
    }

    /// <summary>The column <c>errors</c> with what stands before it, row by row.</summary>
    private static async Task<string[]> ErrorsAsync(TestRegister register, Document document) =>
        [.. (await register.FeedbackAsync(document)).TrimEnd().Split('\n')[1..].Select(l => l[Math.Max(0, l.LastIndexOf("ected", StringComparison.Ordinal))..].TrimEnd())];
}
