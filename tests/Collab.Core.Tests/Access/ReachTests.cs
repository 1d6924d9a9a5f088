using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Json;

namespace Collab.Core.Tests.Access;

/// <summary>The reach rules as a whole: every role, every operation, own and others' collaborations and institutions.</summary>
public sealed class ReachTests
{
    private const string Own = "mn-university";
    private const string Other = "np-academy";

    /// <summary>
    /// What is expected, written out and not derived from the table. The columns say whether the operation is allowed with: a collaboration
    /// of the caller's own home; another home's collaboration in which the caller's institution is a partner; another home's without it; its own
    /// institution; another institution; and without any institution.
    /// </summary>
    private const string Expected = """
                                       own  as-partner  other | own-institution  other-institution | none
        Partner    ReadInstitutions    yes  yes         yes   | yes              yes               | yes
        Partner    KeepInstitutions    no   no          no    | no               no                | no
        Partner    KeepClients         no   no          no    | no               no                | no
        Partner    ReadCollaboration   no   yes         no    | no               no                | no
        Partner    ReadHistory         no   yes         no    | no               no                | no
        Partner    KeepCollaboration   no   no          no    | no               no                | no
        Partner    SubmitItem          no   yes         no    | no               no                | no
        Partner    DeleteItem          no   no          no    | no               no                | no
        Partner    UploadDocument      yes  no          no    | yes              no                | no
        Partner    ReadDocument        yes  no          no    | yes              no                | no
        Partner    ReadDocumentAbout   no   no          no    | no               no                | no
        Partner    DecideDocument      no   no          no    | no               no                | no
        Partner    MakeReport          no   no          no    | no               no                | no
        Partner    ReadReport          no   no          no    | no               no                | no
        Partner    KeepSubscriptions   no   no          no    | no               no                | no
        Partner    ReadSubscriptions   no   no          no    | no               no                | no
        Partner    ReadReminders       no   no          no    | no               no                | no
        Partner    MoveRegister        no   no          no    | no               no                | no
        Officer    ReadInstitutions    yes  yes         yes   | yes              yes               | yes
        Officer    KeepInstitutions    no   no          no    | no               no                | no
        Officer    KeepClients         no   no          no    | no               no                | no
        Officer    ReadCollaboration   yes  no          no    | yes              no                | no
        Officer    ReadHistory         yes  no          no    | yes              no                | no
        Officer    KeepCollaboration   yes  no          no    | yes              no                | no
        Officer    SubmitItem          yes  no          no    | yes              no                | no
        Officer    DeleteItem          yes  no          no    | yes              no                | no
        Officer    UploadDocument      yes  no          no    | yes              no                | no
        Officer    ReadDocument        yes  no          no    | yes              no                | no
        Officer    ReadDocumentAbout   yes  no          no    | yes              no                | no
        Officer    DecideDocument      yes  no          no    | yes              no                | no
        Officer    MakeReport          yes  no          no    | yes              no                | no
        Officer    ReadReport          yes  no          no    | yes              no                | no
        Officer    KeepSubscriptions   yes  no          no    | yes              no                | no
        Officer    ReadSubscriptions   yes  no          no    | yes              no                | no
        Officer    ReadReminders       yes  no          no    | yes              no                | no
        Officer    MoveRegister        no   no          no    | no               no                | no
        Commission ReadInstitutions    yes  yes         yes   | yes              yes               | yes
        Commission KeepInstitutions    no   no          no    | no               no                | no
        Commission KeepClients         no   no          no    | no               no                | no
        Commission ReadCollaboration   yes  yes         yes   | yes              yes               | yes
        Commission ReadHistory         yes  yes         yes   | yes              yes               | yes
        Commission KeepCollaboration   no   no          no    | no               no                | no
        Commission SubmitItem          no   no          no    | no               no                | no
        Commission DeleteItem          no   no          no    | no               no                | no
        Commission UploadDocument      no   no          no    | no               no                | no
        Commission ReadDocument        yes  yes         yes   | yes              yes               | yes
        Commission ReadDocumentAbout   yes  yes         yes   | yes              yes               | yes
        Commission DecideDocument      no   no          no    | no               no                | no
        Commission MakeReport          yes  yes         yes   | yes              yes               | yes
        Commission ReadReport          yes  yes         yes   | yes              yes               | yes
        Commission KeepSubscriptions   yes  yes         yes   | yes              yes               | yes
        Commission ReadSubscriptions   yes  yes         yes   | yes              yes               | yes
        Commission ReadReminders       yes  yes         yes   | yes              yes               | yes
        Commission MoveRegister        no   no          no    | no               no                | no
        Admin      ReadInstitutions    yes  yes         yes   | yes              yes               | yes
        Admin      KeepInstitutions    yes  yes         yes   | yes              yes               | yes
        Admin      KeepClients         yes  yes         yes   | yes              yes               | yes
        Admin      ReadCollaboration   yes  yes         yes   | yes              yes               | yes
        Admin      ReadHistory         yes  yes         yes   | yes              yes               | yes
        Admin      KeepCollaboration   yes  yes         yes   | yes              yes               | yes
        Admin      SubmitItem          yes  yes         yes   | yes              yes               | yes
        Admin      DeleteItem          yes  yes         yes   | yes              yes               | yes
        Admin      UploadDocument      yes  yes         yes   | yes              yes               | yes
        Admin      ReadDocument        yes  yes         yes   | yes              yes               | yes
        Admin      ReadDocumentAbout   yes  yes         yes   | yes              yes               | yes
        Admin      DecideDocument      yes  yes         yes   | yes              yes               | yes
        Admin      MakeReport          yes  yes         yes   | yes              yes               | yes
        Admin      ReadReport          yes  yes         yes   | yes              yes               | yes
        Admin      KeepSubscriptions   yes  yes         yes   | yes              yes               | yes
        Admin      ReadSubscriptions   yes  yes         yes   | yes              yes               | yes
        Admin      ReadReminders       yes  yes         yes   | yes              yes               | yes
        Admin      MoveRegister        yes  yes         yes   | yes              yes               | yes
        """;

    private static readonly char[] Gaps = [' ', '|'];

    private static readonly Collaboration OfOwn = Collaboration(Own, "kr-hospital");
    private static readonly Collaboration WithOwn = Collaboration(Other, Own);
    private static readonly Collaboration OfOthers = Collaboration(Other, "kr-hospital");

    private static string[] Written => [.. Expected.Split('\n').Skip(1).Select(l => l.Trim())];

    public static TheoryData<string> Lines() => [.. Written];

    [Theory]
    [MemberData(nameof(Lines))]
    public void May_EveryRoleAndOperation_IsAsWrittenOut(string line)
    {
        var words = line.Split(Gaps, StringSplitOptions.RemoveEmptyEntries);
        var role = Enum.Parse<CallerRole>(words[0]);
        var operation = Enum.Parse<Operation>(words[1]);
        var caller = new Caller("client:1", role, role is CallerRole.Partner or CallerRole.Officer ? Own : null);
        bool[] found =
        [
            Reach.May(caller, operation, OfOwn),
            Reach.May(caller, operation, WithOwn),
            Reach.May(caller, operation, OfOthers),
            Reach.May(caller, operation, Own),
            Reach.May(caller, operation, Other),
            Reach.May(caller, operation),
        ];
        Assert.Equal(words.Skip(2), found.Select(f => f ? "yes" : "no"));
    }

    [Fact]
    public void Expected_EveryRoleAndOperation_StandsThereOnce()
    {
        var pairs = Written.Select(line => string.Join(' ', line.Split(Gaps, StringSplitOptions.RemoveEmptyEntries).Take(2)));
        var all = from role in Enum.GetNames<CallerRole>() from operation in Enum.GetNames<Operation>() select $"{role} {operation}";
        Assert.Equal(all.Order(StringComparer.Ordinal), pairs.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(CallerRole.Partner)]
    [InlineData(CallerRole.Officer)]
    public void May_BoundRoleWithoutInstitution_ReachesNoRegister(CallerRole role)
    {
        var caller = new Caller("client:1", role, null);
        foreach (var operation in Enum.GetValues<Operation>().Where(o => o != Operation.ReadInstitutions))
        {
            Assert.False(Reach.May(caller, operation, OfOwn));
            Assert.False(Reach.May(caller, operation, WithOwn));
            Assert.False(Reach.May(caller, operation, Own));
            Assert.False(Reach.May(caller, operation));
        }
    }

    private static Collaboration Collaboration(string home, string partner) => JsonSerializer.Deserialize(
        $$"""
        {"id":"01a20219-12bd-7e71-8886-042c54aefe86","institution":"{{home}}","partners":[{"institution":"{{partner}}","role":"partner"}],
         "title":{"en":"Exchange","mn":"Солилцоо"},"instrument":"mou","kinds":["student-exchange"],"status":"active",
         "createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"}
        """,
        RegisterJson.Readable.Collaboration)!;
}
