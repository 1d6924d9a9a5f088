using Collab.Core.Activities;
using Collab.Core.Collaborations;
using Collab.Core.Documents;
using Collab.Core.Items;
using Collab.Core.Results;
using Collab.Core.Rosters;
using Collab.Core.Tests.Support;
using Collab.Core.Tests.Writing;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Rosters;

public sealed class CountRostersTests
{
    private const string File = $"{TestRegister.Home}/roster.csv";

    [Fact]
    public async Task Ingest_Roster_CountsEachPersonOnceInItsGroup()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await Roster.ReadAsync(
            register,
            File,
            Roster.Header
            + Roster.Row("S-1") + Roster.Row("S-2") + Roster.Row(" S-1 ")
            + Roster.Row("S-1", level: "residents")
            + Roster.Row("T-1", level: "багш", direction: "ирсэн", country: "")
            + Roster.Row("S-3", startsOn: "2026-12-01", endsOn: "2026-12-20", country: ""));

        Assert.Equal((DocumentStatus.Accepted, DocumentKind.Roster, 6, 6), (document.Status, document.Kind, document.Rows, document.Accepted));
        var activities = (await register.ActivitiesAsync(id)).OrderBy(a => a.StartsOn).ThenByDescending(a => a.Participants.Students).ThenBy(a => a.Direction).ToArray();
        Assert.Equal(
            [(new(2, 0, 0, 0), "KR", ActivityStatus.Completed), (new(0, 0, 1, 0), "MN", ActivityStatus.Completed), (new(0, 1, 0, 0), "KR", ActivityStatus.Completed), (new(1, 0, 0, 0), "KR", ActivityStatus.Planned)],
            activities.Select(a => (a.Participants, a.Country, a.Status)));
        Assert.Equal(("Student exchange: students", "Оюутан солилцоо: оюутан", "विद्यार्थी आदानप्रदान: विद्यार्थी"), (activities[0].Title.Find("en"), activities[0].Title.Find("mn"), activities[0].Title.Find("ne")));
        Assert.Equal((121, Direction.Outbound, CollaborationKind.StudentExchange), (activities[0].Days, activities[0].Direction, activities[0].Kind));
        await WritePathTests.AssertWholeAsync(register, id, 4);
        await AssertChainAsync(register, id);
    }

    [Fact]
    public async Task Ingest_DatesAndCodesAsPeopleWriteThem_AreOneGroup()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await Roster.ReadAsync(
            register,
            File,
            "Гэрээний дугаар;Төрөл;Чиглэл;Оюутны код;Овог нэр;Ангилал;Эхлэх огноо;Дуусах огноо;Хөтөлбөр\n"
            + "A-1;student-exchange;outbound;Ө-1;Бат Өлзий;students;2026-03-02;2026-06-30;Хаврын улирал\n"
            + "A-1;Оюутан солилцоо;Явсан;Ө-2;Бат Үүрий;Оюутан;02.03.2026;2026.06.30;Хаврын улирал\n");

        Assert.Equal((DocumentStatus.Accepted, 2), (document.Status, document.Accepted));
        var activity = Assert.Single(await register.ActivitiesAsync(id));
        Assert.Equal((2, "KR", "Хаврын улирал"), (activity.Participants.Students, activity.Country, activity.Title.Find("en")));
    }

    [Fact]
    public async Task Ingest_WorkbookWithNumbersForDaysAndAFormulaWithoutAValue_CountsTheFirstAndGivesTheOtherBack()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await Roster.ReadAsync(
            register,
            File,
            "## People\ncollaboration|kind|direction|student number|level|start date|end date|country\n"
            + "A-1|student-exchange|outbound|S-1|students|n:46083|n:46203|KR\nA-1|student-exchange|outbound|S-2|students|n:46083|n:46203|f:\n");

        Assert.Equal((DocumentStatus.PartlyAccepted, 1, 1), (document.Status, document.Accepted, document.Rejected));
        var activity = Assert.Single(await register.ActivitiesAsync(id));
        Assert.Equal((1, new(2026, 3, 2), new DateOnly(2026, 6, 30)), (activity.Participants.Students, activity.StartsOn, activity.EndsOn));
        Assert.Contains("country: The cell has a formula whose value the file doesn't hold.", await register.FeedbackAsync(document), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_RosterSentAgainWithTwoMore_CountsTheTwo()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        await Roster.ReadAsync(register, File, Roster.Header + Roster.Rows(0, 10));
        var before = await register.DumpAsync();

        await Roster.ReadAsync(register, $"{TestRegister.Home}/same.csv", Roster.Header + Roster.Rows(1, 9) + Roster.Rows(0, 1));
        Assert.Equal(before, await register.DumpAsync());
        await Roster.ReadAsync(register, $"{TestRegister.Home}/more.csv", Roster.Header + Roster.Rows(5, 7));

        Assert.Equal(12, Assert.Single(await register.ActivitiesAsync(id)).Participants.Students);
        await WritePathTests.AssertWholeAsync(register, id, 1);
        await AssertChainAsync(register, id);
    }

    [Fact]
    public async Task Ingest_FeedbackSentBackCorrected_CountsThePeopleOnceMoreOnly()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var document = await Roster.ReadAsync(register, File, Roster.Header + Roster.Rows(0, 3) + Roster.Row("S-9", level: "captain") + Roster.Row(""));
        Assert.Equal((DocumentStatus.PartlyAccepted, 3, 2), (document.Status, document.Accepted, document.Rejected));
        var feedback = await register.FeedbackAsync(document);
        Assert.Contains("student number: The sender's own reference of the person", feedback, StringComparison.Ordinal);

        var corrected = await Roster.ReadAsync(register, $"{TestRegister.Home}/corrected.csv", Corrected(feedback));
        await Roster.ReadAsync(register, $"{TestRegister.Home}/again.csv", Roster.Header + Roster.Row("S-9", startsOn: "2026-03-02"));

        Assert.Equal((DocumentStatus.PartlyAccepted, 4, 1), (corrected.Status, corrected.Accepted, corrected.Rejected));
        Assert.Equal([1, 3], (await register.ActivitiesAsync(id)).Select(a => a.Participants.Students).Order());

        // The level, which wasn't understood, isn't given back: in a roster that could be anything about a person.
        static string Corrected(string feedback) => string.Join('\n', feedback.Split('\n').Select(line =>
            line.Contains("level: ", StringComparison.Ordinal) ? line.Replace(",,2026-03-02", ",students,2026-03-02", StringComparison.Ordinal) : line));
    }

    [Fact]
    public async Task Ingest_InterruptedAnywhere_EqualsOneCleanRun()
    {
        await using var register = await TestRegister.OpenAsync();
        await using var clean = await TestRegister.OpenAsync();
        var (id, cleanId) = (await register.AddCollaborationAsync(code: "A-1"), await clean.AddCollaborationAsync(code: "A-1"));
        var csv = Roster.Header + Roster.Rows(0, 300, groups: 9);
        await Roster.ReadAsync(clean, File, csv);
        var name = await register.DropAsync(File, csv);
        for (var commits = 0; commits < 8; commits++)
        {
            using var stop = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<Exception>(() => register.IngestOver(new StoppingStore(register.Store, Core.Store.TableNames.Register, commits % 3, stop)).RunAsync(name, stop.Token));
        }

        register.Cache.Clear();
        await register.Ingest.RunAsync(name, default);

        await AssertSameAsync(register, id, clean, cleanId, 9);
    }

    [Fact]
    public async Task Ingest_ThreeWorkersOnOneFile_EqualOneCleanRun()
    {
        await using var register = await TestRegister.OpenAsync();
        await using var clean = await TestRegister.OpenAsync();
        var (id, cleanId) = (await register.AddCollaborationAsync(code: "A-1"), await clean.AddCollaborationAsync(code: "A-1"));
        var csv = Roster.Header + Roster.Rows(0, 400, groups: 20);
        await Roster.ReadAsync(clean, File, csv);
        var name = await register.DropAsync(File, csv);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => register.IngestOver(register.Store).RunAsync(name, default))));

        await AssertSameAsync(register, id, clean, cleanId, 20);
    }

    [Fact]
    public async Task Ingest_TwoRostersOfOneGroupAtOnce_CountTheUnion()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var names = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            names.Add(await register.DropAsync($"{TestRegister.Home}/{i}.csv", Roster.Header + Roster.Rows(i * 30, 50)));
        }

        await Task.WhenAll(names.Select(name => Task.Run(() => register.IngestOver(register.Store).RunAsync(name, default))));

        Assert.Equal(140, Assert.Single(await register.ActivitiesAsync(id)).Participants.Students);
        await AssertChainAsync(register, id);
    }

    [Fact]
    public async Task Ingest_SameNumberOfTwoSenders_IsTwoPeopleInTwoActivities()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        await Roster.ReadAsync(register, File, Roster.Header + Roster.Row("S-1"));
        await Roster.ReadAsync(register, "kr-hospital/roster.csv", Roster.Header + Roster.Row("S-1"));

        Assert.Equal([1, 1], (await register.ActivitiesAsync(id)).Select(a => a.Participants.Students));
        var sets = (await register.DumpAsync()).Where(r => r.Key.StartsWith("p|", StringComparison.Ordinal)).Select(r => r.Value).ToArray();
        Assert.Equal(2, sets.Distinct().Count());
    }

    [Fact]
    public async Task Ingest_ActivityDeletedBetween_CountsAnew()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        await Roster.ReadAsync(register, File, Roster.Header + Roster.Rows(0, 10));
        var activity = Assert.Single(await register.ActivitiesAsync(id));

        TestRegister.Done(await register.DeleteItem.RunAsync(
            Core.Access.Caller.Admin, new(id, ItemType.Activity, activity.Id), new Expectation.AnyVersion(), TestRegister.Origin, default));
        Assert.DoesNotContain((await register.DumpAsync()).Keys, k => k.StartsWith("p|", StringComparison.Ordinal));
        await Roster.ReadAsync(register, $"{TestRegister.Home}/again.csv", Roster.Header + Roster.Rows(0, 4));

        Assert.Equal(4, Assert.Single(await register.ActivitiesAsync(id)).Participants.Students);
        await AssertChainAsync(register, id);
    }

    [Fact]
    public async Task Ingest_CollaborationDeleted_IsForgottenByRetention()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        await Roster.ReadAsync(register, File, Roster.Header + Roster.Rows(0, 10, groups: 3));
        TestRegister.Done(await register.Delete.RunAsync(Core.Access.Caller.Admin, id, new Expectation.AnyVersion(), TestRegister.Origin, default));
        Assert.Equal(3, (await register.DumpAsync()).Keys.Count(k => k.StartsWith("p|", StringComparison.Ordinal)));

        await register.Retention.RunAsync(default);

        Assert.DoesNotContain((await register.DumpAsync()).Keys, k => k.StartsWith("p|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ingest_ActivityChangedByHand_TakesTheCountAndLeavesTheRest()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        await Roster.ReadAsync(register, File, Roster.Header + Roster.Rows(0, 10));
        var activity = Assert.Single(await register.ActivitiesAsync(id));
        TestRegister.Done(await register.ChangeItem.PatchAsync(
            Core.Access.Caller.Admin,
            new(id, ItemType.Activity, activity.Id),
            TestRegister.Json("""{"title":{"mn":"Өвлийн сургалт"},"participants":{"students":12,"staff":2},"days":5,"status":"cancelled"}"""),
            new Expectation.AnyVersion(),
            TestRegister.Origin,
            default));

        // As many as the officer said already: the count stays, and yet the two must not be forgotten.
        await Roster.ReadAsync(register, $"{TestRegister.Home}/more.csv", Roster.Header + Roster.Rows(10, 2));
        Assert.Equal(12, Assert.Single(await register.ActivitiesAsync(id)).Participants.Students);
        await Roster.ReadAsync(register, $"{TestRegister.Home}/one.csv", Roster.Header + Roster.Rows(20, 1));

        var after = Assert.Single(await register.ActivitiesAsync(id));
        Assert.Equal((new(13, 0, 0, 2), 5, ActivityStatus.Cancelled), (after.Participants, after.Days, after.Status));
        Assert.Equal("Өвлийн сургалт", after.Title.Find("mn"));
        await WritePathTests.AssertWholeAsync(register, id, 1);
    }

    [Fact]
    public async Task Ingest_LaterRoster_MovesTheStatusForwardOnly()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        foreach (var (file, status, expected) in new[] { ("a", "planned", ActivityStatus.Planned), ("b", "", ActivityStatus.Completed), ("c", "ongoing", ActivityStatus.Completed) })
        {
            await Roster.ReadAsync(register, $"{TestRegister.Home}/{file}.csv", Roster.Header + Roster.Row("S-1", status: status));
            Assert.Equal(expected, Assert.Single(await register.ActivitiesAsync(id)).Status);
        }
    }

    [Theory]
    [InlineData("UTC", ActivityStatus.Planned)]
    [InlineData("Asia/Ulaanbaatar", ActivityStatus.Ongoing)]
    public async Task Ingest_RosterWithoutStatusAtNight_HasTheStatusOfTheRegistersDay(string zone, ActivityStatus expected)
    {
        await using var register = await TestRegister.OpenAsync();
        register.Settings.TimeZone = zone;
        register.Clock.Advance(TimeSpan.FromHours(12));
        var id = await register.AddCollaborationAsync(code: "A-1");

        await Roster.ReadAsync(register, $"{TestRegister.Home}/a.csv", Roster.Header + Roster.Row("S-1", startsOn: "2026-11-23", endsOn: "2026-12-23"));

        Assert.Equal(expected, Assert.Single(await register.ActivitiesAsync(id)).Status);
    }

    [Fact]
    public async Task Ingest_MorePeopleThanFit_RefusesThoseBeyondAndCountsTheOthers()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        await Roster.ReadAsync(register, File, Roster.Header + Roster.Rows(0, PersonSet.Most - 3));
        Assert.Equal(PersonSet.Most - 3, Assert.Single(await register.ActivitiesAsync(id)).Participants.Students);

        var document = await Roster.ReadAsync(register, $"{TestRegister.Home}/more.csv", Roster.Header + Roster.Rows(PersonSet.Most - 8, 10));

        Assert.Equal((DocumentStatus.PartlyAccepted, 8, 2), (document.Status, document.Accepted, document.Rejected));
        Assert.Contains($"This activity has {PersonSet.Most} people", await register.FeedbackAsync(document), StringComparison.Ordinal);
        Assert.Equal(PersonSet.Most, Assert.Single(await register.ActivitiesAsync(id)).Participants.Students);
    }

    [Fact]
    public async Task Ingest_ManyGroupsOfManyPeople_SendsThemOffBeforeTheEnd()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        await Roster.ReadAsync(register, File, Roster.Header + Roster.Rows(0, 45_000, groups: 5));

        Assert.Equal([9_000, 9_000, 9_000, 9_000, 9_000], (await register.ActivitiesAsync(id)).Select(a => a.Participants.Students));
        await WritePathTests.AssertWholeAsync(register, id, 5);
    }

    [Fact]
    public async Task Ingest_WithoutAKey_IsRejectedAndSaysWhatTheKeeperMustSet()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        register.PersonMarks = new(null);
        var name = await register.DropAsync(File, Roster.Header + Roster.Rows(0, 10));

        await register.IngestOver(register.Store).RunAsync(name, default);

        var document = await register.OnlyDocumentAsync();
        Assert.Equal((DocumentStatus.Rejected, DocumentKind.Roster), (document.Status, document.Kind));
        Assert.Contains(PersonMarks.Setting, Assert.Single(document.Reasons!), StringComparison.Ordinal);
        Assert.Empty(await register.ActivitiesAsync(id));
    }

    [Fact]
    public async Task Ingest_RosterWithoutAColumn_IsRejectedAndToldWhichIsMissing()
    {
        await using var register = await TestRegister.OpenAsync();

        var document = await Roster.ReadAsync(register, File, "Гэрээний код,Төрөл,Овог,Оюутны код,Ангилал\nA-1,student-exchange,Бат,S-1,students\n");

        Assert.Equal((DocumentStatus.Rejected, DocumentKind.Roster), (document.Status, document.Kind));
        Assert.Contains("lacks the columns direction, startsOn, endsOn", Assert.Single(document.Reasons!), StringComparison.Ordinal);
    }

    private static async Task AssertChainAsync(TestRegister register, Guid id)
    {
        var head = await register.Reader.HeadAsync(TestRegister.Home, id, default);
        Assert.True((await register.Verify.CheckAsync(head!, default)).Intact);
    }

    private static async Task AssertSameAsync(TestRegister register, Guid id, TestRegister clean, Guid cleanId, int activities)
    {
        await WritePathTests.AssertWholeAsync(register, id, activities);
        await AssertChainAsync(register, id);
        Assert.Equal(await SaidAsync(clean, cleanId), await SaidAsync(register, id));
        Assert.Equal((await clean.Reader.HeadAsync(TestRegister.Home, cleanId, default))!.Version, (await register.Reader.HeadAsync(TestRegister.Home, id, default))!.Version);
        var document = await register.OnlyDocumentAsync();
        Assert.Equal((DocumentStatus.Accepted, DocumentKind.Roster), (document.Status, document.Kind));
    }

    private static async Task<IEnumerable<(string?, int, DateOnly, int)>> SaidAsync(TestRegister register, Guid id)
    {
        var said = new List<(string?, int, DateOnly, int)>();
        foreach (var activity in await register.ActivitiesAsync(id))
        {
            var persons = await PersonSet.ReadAsync(register.Store, TestRegister.Home, RegisterKeys.Persons(id, activity.Id), default);
            said.Add((activity.Reference, activity.Participants.Students, activity.StartsOn, persons.Count));
        }

        return said.Order();
    }
}
