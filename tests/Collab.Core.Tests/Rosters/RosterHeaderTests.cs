using Collab.Core.Rosters;
using Collab.Core.Standards;

namespace Collab.Core.Tests.Rosters;

public sealed class RosterHeaderTests
{
    [Theory]
    [InlineData("collaboration,kind,direction,person,level,startsOn,endsOn", true)]
    [InlineData("Name,Level,Student ID", true)]
    [InlineData("First name,Surname,Type", true)]
    [InlineData("Гэрээний дугаар,Төрөл,Чиглэл,Оюутны код,Нэр,Регистрийн дугаар,Ангилал,Эхлэх огноо,Дуусах огноо", true)]
    [InlineData("सहकार्य नम्बर,प्रकार,दिशा,विद्यार्थी नं.,पूरा नाम,जन्म मिति,तह,सुरु मिति,अन्त्य मिति", true)]
    [InlineData("collaboration,kind,direction,status,title,startsOn,endsOn,students,country,reference", false)]
    [InlineData("collaboration,kind,direction,status,title,startsOn,endsOn,country,name", false)]
    [InlineData("collaboration,kind,person,participants", false)]
    [InlineData("id,names,website", false)]
    [InlineData("", false)]
    public void LooksLike_Header_TellsPeopleFromActivities(string header, bool isRoster) =>
        Assert.Equal(isRoster, RosterHeader.LooksLike(header.Split(',')));

    [Theory]
    [InlineData("Гэрээний дугаар,Төрөл,Чиглэл,Оюутны код,Нэр,Регистрийн дугаар,Ангилал,Эхлэх огноо,Дуусах огноо,Тэмдэглэл")]
    [InlineData("सहकार्य नम्बर,प्रकार,दिशा,विद्यार्थी नं.,पूरा नाम,जन्म मिति,तह,सुरु मिति,अन्त्य मिति,टिप्पणी")]
    [InlineData("Agreement no.,Type,DIRECTION,Roll number,Full name,E-mail,Level,Start date,End_date,Remarks")]
    public void Of_HeaderInAnyLanguage_FindsFieldsAndLeavesTheRestAlone(string text)
    {
        var header = RosterHeader.Of(text.Split(','));

        Assert.Empty(header.Reasons);
        Assert.Equal([0, 1, 2, 3, 6, 7, 8], header.Given);
        Assert.Equal(text.Split(',')[4..6], header.Personal);
        Assert.Equal(text.Split(',')[9..], header.Unknown);
    }

    [Fact]
    public void Of_TwoColumnsOfReferences_SaysSo() =>
        Assert.Contains("Two columns", Assert.Single(RosterHeader.Of("collaboration,kind,direction,student id,roll number,level,startsOn,endsOn".Split(',')).Reasons), StringComparison.Ordinal);

    /// <summary>A name in two rows of the table would be the first one's only, and nobody would see it.</summary>
    [Fact]
    public void HeaderTable_EveryName_StandsForOneField()
    {
        var names = Core.Standards.EmbeddedTable.Read("roster-headers.csv")
            .SelectMany(row => new[] { "en", "mn", "ne" }.SelectMany(language => row[language].Split(';')).Select(name => (Field: row["field"], Name: NameFold.Of(name))))
            .Distinct();

        Assert.All(names.GroupBy(n => n.Name), name => Assert.Single(name));
    }
}
