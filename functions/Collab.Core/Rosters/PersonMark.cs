using System.Buffers.Binary;
using System.Globalization;

namespace Collab.Core.Rosters;

/// <summary>
/// A person as Collab keeps one: the first 16 bytes of an HMAC-SHA-256. That many tell all the people of any register apart; without the
/// key nothing can be told from them.
/// </summary>
public readonly record struct PersonMark(UInt128 Value)
{
    public const int Length = 16;

    private const string Prefix = "person:";

    public static PersonMark Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <summary>Reads what <see cref="ToString"/> wrote: a person in a feedback file that is sent back.</summary>
    public static bool TryParse(string text, out PersonMark mark)
    {
        ArgumentNullException.ThrowIfNull(text);
        var value = UInt128.Zero;
        var isMark = text.Length == Prefix.Length + (Length * 2)
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && UInt128.TryParse(text.AsSpan(Prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        mark = new(value);
        return isMark;
    }

    public void Write(Span<byte> bytes) => BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);

    public override string ToString() => Prefix + Value.ToString("x32", CultureInfo.InvariantCulture);
}
