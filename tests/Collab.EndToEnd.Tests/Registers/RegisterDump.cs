using System.Text;
using System.Text.RegularExpressions;
using Collab.Core.Store;
using Collab.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.EndToEnd.Tests.Registers;

/// <summary>
/// Every row of a home institution's register as text: records, items, history, month cells and markers. What differs between two runs that
/// do the same is left out: instants, the ids of single tries, and the hashes that follow from these.
/// </summary>
internal static partial class RegisterDump
{
    public static async Task<SortedDictionary<string, string>> OfAsync(string dataFolder, string institution)
    {
        var settings = new Dictionary<string, string?> { ["Collab:DataFolder"] = dataFolder };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        await using var services = new ServiceCollection().AddCollabStorage(configuration).BuildServiceProvider();
        var rows = services.GetRequiredService<IRowStore>();
        await rows.OpenAsync(CancellationToken.None);
        var dump = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in rows.ReadAllAsync(TableNames.Register, institution, new(" ", "~"), null, CancellationToken.None))
        {
            dump[row.Key] = Text(row);
        }

        return dump;
    }

    private static string Text(Row row)
    {
        var values = row.Values
            .Where(v => v.Key is not ("at" or "change" or "hash") && !Payload.UsualColumnsOf("body").Contains(v.Key))
            .OrderBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => $"{v.Key}={(v.Value is byte[] bytes ? Convert.ToHexString(bytes) : v.Value)}");
        var body = Payload.Read(row, "body") is { } json ? Fleeting().Replace(Encoding.UTF8.GetString(json), "…") : "";
        return string.Join(';', values.Append(body));
    }

    [GeneratedRegex("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z|[0-9a-f]{64}")]
    private static partial Regex Fleeting();
}
