using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Collab.Core.Items;
using Collab.Core.Standards;
using Collab.Core.Store;

namespace Collab.Core.Writing;

/// <summary>
/// The row keys of table <c>Register</c>, whose partition is the home institution. Collaborations stand alone under <c>c|</c>, so that
/// a list or a report reads them as one range without what hangs on them; ids are complemented where the newest has to come first.
/// </summary>
/// <remarks>
/// <code>
/// c|{~id}                      the collaboration with its version, last hash and month index
/// i|{id}|a|{~itemId}           an activity (o outcome, f funding, h challenge, d link to a document)
/// p|{id}|{activity}            the people whom rosters counted into an activity, as keyed hashes
/// d|{id}                       what is left of a deleted collaboration
/// j|{id}|{version, 10 digits}  a history entry
/// m|{yyyy-MM}|{id}             a month cell; month 0000-01 is the cell of all challenges
/// n|{hash of the code}         which collaboration has a code
/// k|{hash of client and key}   a request already done, and its answer
/// b|{document}|{digest}|{batch} a document's batch already done
/// x|{event}                    an event that is still to be told, see OutboxRow
/// </code>
/// </remarks>
public static class RegisterKeys
{
    public static RowRange AllCollaborations { get; } = RowRange.Prefix("c|");

    public static RowRange AllDeleted { get; } = RowRange.Prefix("d|");

    public static RowRange AllRequests { get; } = RowRange.Prefix("k|");

    /// <summary>The cells of all challenges, one for each collaboration that has any.</summary>
    public static RowRange ChallengeCells { get; } = RowRange.Prefix($"m|{Core.MonthCells.MonthCell.OfChallenges}|");

    public static string Collaboration(Guid id) => $"c|{Descending(id)}";

    /// <summary>What is left of a deleted collaboration: enough to show its history.</summary>
    public static string Deleted(Guid id) => $"d|{id}";

    public static string Item(Guid collaboration, ItemType type, Guid id)
    {
        ArgumentNullException.ThrowIfNull(type);
        return $"i|{collaboration}|{type.Mark}|{Descending(id)}";
    }

    public static RowRange Items(Guid collaboration, ItemType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return RowRange.Prefix($"i|{collaboration}|{type.Mark}|");
    }

    /// <summary>The items of all types.</summary>
    public static RowRange AllItems(Guid collaboration) => RowRange.Prefix($"i|{collaboration}|");

    /// <summary>The people whom rosters counted into an activity.</summary>
    public static string Persons(Guid collaboration, Guid activity) => $"p|{collaboration}|{activity}";

    public static RowRange PersonsOf(Guid collaboration) => RowRange.Prefix($"p|{collaboration}|");

    public static string History(Guid collaboration, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"j|{collaboration}|{version:D10}");

    public static RowRange HistoryOf(Guid collaboration) => RowRange.Prefix($"j|{collaboration}|");

    public static string MonthCell(Month month, Guid collaboration) => $"m|{month}|{collaboration}";

    /// <summary>The cells of whole months from the period's first to its last.</summary>
    public static RowRange MonthCells(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return new($"m|{Month.Of(period.From)}", RowRange.Prefix($"m|{Month.Of(period.To)}|").To);
    }

    /// <summary>The month and collaboration of a cell's key.</summary>
    public static (Month Month, Guid Collaboration) ReadMonthCell(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var year = int.Parse(key.AsSpan(2, 4), NumberStyles.None, CultureInfo.InvariantCulture);
        var number = int.Parse(key.AsSpan(7, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        return (new((year * 12) + number - 1), Guid.ParseExact(key.AsSpan(10), "D"));
    }

    /// <summary>Codes are compared without regard to case.</summary>
    public static string Code(string code) => $"n|{Hash(code.ToUpperInvariant())}";

    public static string Request(string client, string key) => $"k|{Hash(client + "\n" + key)}";

    public static string Batch(Guid document, string digest, string fingerprint) => $"b|{document}|{digest}|{fingerprint}";

    /// <summary>The id's complement in hexadecimal, so that ascending keys are descending ids.</summary>
    public static string Descending(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        foreach (ref var b in bytes)
        {
            b = (byte)~b;
        }

        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>The id behind <see cref="Descending"/>.</summary>
    public static Guid ReadDescending(ReadOnlySpan<char> hex)
    {
        var bytes = Convert.FromHexString(hex);
        foreach (ref var b in bytes.AsSpan())
        {
            b = (byte)~b;
        }

        return new(bytes, bigEndian: true);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 20));
}
