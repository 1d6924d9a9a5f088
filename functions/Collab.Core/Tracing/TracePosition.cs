using System.Buffers.Text;
using System.Globalization;

namespace Collab.Core.Tracing;

/// <summary>
/// Where a page of a trace ended: in which period and collaboration, behind which item, what the records so far add up to (for each period in turn),
/// and whether any of them couldn't be made out. It is the inside of a cursor, so it is short.
/// </summary>
internal sealed record TracePosition(int Pass, int Index, Guid? After, bool Unsure, Int128[] Sums)
{
    public static TracePosition Start(int sums) => new(0, 0, null, false, new Int128[sums]);

    public static TracePosition? Parse(string text, int sums)
    {
        var parts = text.Split(' ');
        return parts.Length == 4 + sums
            && Number(parts[0]) is { } pass && Number(parts[1]) is { } index && parts[2..].All(p => p.Length < 40)
            ? new(pass, index, IdOf(parts[2]), parts[3] == "!", [.. parts[4..].Select(p => Int128.Parse(p, CultureInfo.InvariantCulture))])
            : null;
    }

    public override string ToString() => string.Join(' ', [
        .. (string[])[
            Pass.ToString(CultureInfo.InvariantCulture),
            Index.ToString(CultureInfo.InvariantCulture),
            After is { } id ? Base64Url.EncodeToString(id.ToByteArray(bigEndian: true)) : "-",
            Unsure ? "!" : "-"],
        .. Sums.Select(s => s.ToString(CultureInfo.InvariantCulture)),
    ]);

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Guid? IdOf(string text) => text == "-" ? null : new(Base64Url.DecodeFromChars(text), bigEndian: true);
}
