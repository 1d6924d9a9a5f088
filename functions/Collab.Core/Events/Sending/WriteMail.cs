using System.Globalization;
using System.Text.Json;
using Collab.Core.Collaborations;
using Collab.Core.Institutions;
using Collab.Core.Settings;
using Collab.Core.Writing;

namespace Collab.Core.Events.Sending;

/// <summary>Writes the mail that tells an event to the contacts of its home institution, in the register's language.</summary>
public sealed class WriteMail(InstitutionDirectory institutions, RegisterReader reader, RegisterSettings settings)
{
    /// <summary>Collaborations that a weekly mail names; of the others it says how many.</summary>
    private const int MostNamed = 30;

    /// <summary>Characters of a title in a subject.</summary>
    private const int MostOfTitle = 120;

    /// <summary>The mail, or null when there is nobody to write to or what it is about is gone.</summary>
    public async Task<Mail?> RunAsync(RegisterEvent happened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Institution is null || await institutions.FindAsync(happened.Institution, cancellationToken) is not { } home)
        {
            return null;
        }

        var to = (home.Contacts ?? []).Select(c => c.Email).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (to.Length == 0)
        {
            return null;
        }

        var written = happened.Type == EventTypes.ReminderDue
            ? await ReminderAsync(home.Id, happened.Data, cancellationToken)
            : await CompletenessAsync(home.Id, happened.Data, cancellationToken);
        return written is var (subject, lines)
            ? new(happened.Id, to, subject, string.Join('\n', [.. lines, string.Empty, Text("closing", ("institution", home.Names.In(settings.DefaultLanguage))), string.Empty]))
            : null;
    }

    private async Task<(string Subject, IReadOnlyList<string> Lines)?> ReminderAsync(string home, JsonElement data, CancellationToken cancellationToken)
    {
        var kind = data.GetProperty("kind").GetString()!;
        if (!MailTexts.Has(kind + ".subject")
            || await reader.HeadAsync(home, data.GetProperty("collaboration").GetGuid(), cancellationToken) is not { Record: var record })
        {
            return null;
        }

        var title = TitleOf(record);
        var date = data.GetProperty("due").GetString()!;
        List<string> lines =
        [
            Text(kind + ".text", ("date", date)),
            string.Empty,
            Text("collaboration", ("title", title)),
            Text("code", ("code", record.Code ?? record.Id.ToString())),
            Text("date", ("date", date)),
        ];
        return (Text(kind + ".subject", ("date", date), ("title", Short(title))), lines);
    }

    private async Task<(string Subject, IReadOnlyList<string> Lines)?> CompletenessAsync(string home, JsonElement data, CancellationToken cancellationToken)
    {
        var officers = data.GetProperty("officers").EnumerateArray().ToArray();
        var missing = officers.SelectMany(o => o.GetProperty("missing").EnumerateArray()).Select(m => m.GetProperty("collaboration").GetGuid()).ToArray();
        var count = missing.Length + officers.Sum(o => o.TryGetProperty("more", out var more) ? more.GetInt32() : 0);
        List<string> lines = [Text("completeness.text"), string.Empty];
        foreach (var id in missing.Take(MostNamed))
        {
            if (await reader.HeadAsync(home, id, cancellationToken) is { Record: var record })
            {
                lines.Add($"- {Text("collaboration", ("title", TitleOf(record)))}. {Text("code", ("code", record.Code ?? record.Id.ToString()))}");
            }
        }

        if (count > MostNamed)
        {
            lines.Add($"- {Text("more", ("count", Number(count - MostNamed)))}");
        }

        return (Text("completeness.subject", ("count", Number(count))), lines);
    }

    private string TitleOf(Collaboration record) => record.Title.In(settings.DefaultLanguage);

    private string Text(string name, params ReadOnlySpan<(string Name, string Value)> values) => MailTexts.Of(name, settings.DefaultLanguage, values);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Cut between characters as people see them.</summary>
    private static string Short(string title)
    {
        if (title.Length <= MostOfTitle)
        {
            return title;
        }

        var end = 0;
        while (end < title.Length && end + StringInfo.GetNextTextElementLength(title, end) is var next && next < MostOfTitle)
        {
            end = next;
        }

        return title[..end] + "…";
    }
}
