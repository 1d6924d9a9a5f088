using System.Globalization;
using System.Text;
using Collab.Core.Documents;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Rosters;

/// <summary>Rosters for tests.</summary>
internal static class Roster
{
    public const string Header = "collaboration,kind,direction,student number,first name,surname,birth date,passport,level,start date,end date,country,status\n";

    public static string Row(
        string person,
        string collaboration = "A-1",
        string level = "students",
        string direction = "outbound",
        string startsOn = "2026-03-02",
        string endsOn = "2026-06-30",
        string country = "KR",
        string status = "") =>
        $"{collaboration},student-exchange,{direction},{person},Болормаа,Ганбаатар-Өлзий,2003-07-19,E{Passport(person)},{level},{startsOn},{endsOn},{country},{status}\n";

    public static string Rows(int first, int count, int groups = 1)
    {
        var csv = new StringBuilder();
        for (var i = first; i < first + count; i++)
        {
            csv.Append(Row($"MNUMS-{i}", startsOn: new DateOnly(2026, 3, 1).AddDays(i % groups).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        return csv.ToString();
    }

    /// <summary>Drops a roster, has it read, and gives what became of it.</summary>
    public static async Task<Document> ReadAsync(TestRegister register, string name, string csv)
    {
        var blob = await register.DropAsync(name, csv);
        var before = (await DocumentsAsync(register)).Select(d => d.Id).ToHashSet();
        await register.Ingest.RunAsync(blob, default);
        return (await DocumentsAsync(register)).Single(d => !before.Contains(d.Id));
    }

    public static async Task<IReadOnlyList<Document>> DocumentsAsync(TestRegister register)
    {
        var page = await register.Store.ReadRangeAsync(
            Core.Store.TableNames.Documents, DocumentRegister.Partition, DocumentRegister.All, 100, null, null, default);
        return [.. page.Rows.Select(DocumentRegister.Read)];
    }

    private static string Passport(string person) => string.Concat(person.Where(char.IsAsciiDigit)).PadLeft(8, '7');
}
