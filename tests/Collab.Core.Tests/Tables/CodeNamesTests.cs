using Collab.Core.CodeLists;
using Collab.Core.Collaborations;

namespace Collab.Core.Tests.Tables;

public sealed class CodeNamesTests
{
    public static TheoryData<string> Lists =>
    [
        "kinds", "directions", "activity-statuses", "themes", "countries", "currencies", "fields", "outcome-kinds", "impacts", "funding-types", "challenge-kinds",
        "challenge-areas", "challenge-statuses", "severities", "instruments", "collaboration-statuses", "partner-roles",
    ];

    [Theory]
    [MemberData(nameof(Lists))]
    public void Find_EveryCodeAndLabel_IsItsOwnCodeOrNone(string list)
    {
        foreach (var code in CodeCatalogue.Find(list)!.Codes)
        {
            Assert.Equal(code.Code, CodeNames.Find(list, code.Code.ToUpperInvariant()));
            Assert.Equal(code.Code, CodeNames.Find(list, code.Labels.Find("en")!));
            Assert.All(code.Labels.Entries, label => Assert.Contains(CodeNames.Find(list, label.Value), new[] { code.Code, null }));
        }
    }

    [Theory]
    [InlineData("kinds", "Student exchange", "student-exchange")]
    [InlineData("kinds", "student_exchange", "student-exchange")]
    [InlineData("kinds", "ОЮУТАН СОЛИЛЦОО", "student-exchange")]
    [InlineData("kinds", "विद्यार्थी आदानप्रदान", "student-exchange")]
    [InlineData("countries", "Япон", "JP")]
    [InlineData("countries", "जापान", "JP")]
    [InlineData("countries", "kor", "KR")]
    [InlineData("funding-types", "3", "disbursement")]
    [InlineData("severities", "मध्यम", "3")]
    [InlineData("kinds", "dance", null)]
    [InlineData("kinds", "-", null)]
    public void Find_Name_IsTheCode(string list, string name, string? code) => Assert.Equal(code, CodeNames.Find(list, name));

    [Fact]
    public void TryParse_Label_IsTheValue()
    {
        Assert.True(CodeNames<CollaborationKind>.TryParse("Joint Research", out var kind));
        Assert.Equal(CollaborationKind.JointResearch, kind);
    }
}
