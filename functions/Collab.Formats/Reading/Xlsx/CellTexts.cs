using System.Globalization;
using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Xlsx;

/// <summary>Makes strings of cells' values. Values that repeat share one string for as long as they come often.</summary>
internal sealed class CellTexts
{
    private const int Remembered = 1024;

    /// <summary>Longer texts hardly repeat.</summary>
    private const int LongestRemembered = 40;

    /// <summary>Digits that a number keeps exactly in a spreadsheet.</summary>
    private const int ExactDigits = 15;

    private readonly string?[] texts = new string?[Remembered];
    private readonly (double Serial, string? Text, bool IsDay)[] dates = new (double, string?, bool)[Remembered];

    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestRemembered)
        {
            return text.Length == 0 ? string.Empty : new string(text);
        }

        ref var slot = ref texts[string.GetHashCode(text) & (Remembered - 1)];
        if (slot is null || !text.SequenceEqual(slot))
        {
            slot = new string(text);
        }

        return slot;
    }

    /// <summary>The day of a date such as 2026-03-31T00:00:00, or the text as it is when it is none.</summary>
    public string OfIsoDate(ReadOnlySpan<char> text, out bool isDate)
    {
        isDate = text.Length >= 10 && (text.Length == 10 || text[10] == 'T') && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return Of(isDate ? text[..10] : text);
    }

    public string OfNumber(ReadOnlySpan<char> raw, CellFormat format, bool is1904, out CellKind kind)
    {
        kind = CellKind.Number;
        if (format.IsDate)
        {
            return OfDate(raw, is1904, out kind);
        }

        var isWhole = raw.Length <= ExactDigits && !raw.ContainsAnyExceptInRange('0', '9');
        if (isWhole)
        {
            return Of(raw.Length < format.Digits ? new string('0', format.Digits - raw.Length) + new string(raw) : raw);
        }

        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            kind = CellKind.Text;
            return Of(raw);
        }

        return Of(Plain(number));
    }

    /// <summary>A number without an exponent where that is short, with the fifteen digits that a spreadsheet shows.</summary>
    private static string Plain(double number) => Math.Abs(number) is 0 or (>= 1e-9 and < 1e20)
        ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);

    private string OfDate(ReadOnlySpan<char> raw, bool is1904, out CellKind kind)
    {
        kind = CellKind.Number;
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial))
        {
            return Of(raw);
        }

        ref var slot = ref dates[(int)((long)serial & (Remembered - 1))];
        if (slot.Text is null || slot.Serial != serial)
        {
            slot = (serial, SerialDate.Text(serial, is1904, out var isDay), isDay);
        }

        if (slot.Text is null)
        {
            return double.IsFinite(serial) ? Of(Plain(serial)) : Of(raw);
        }

        kind = slot.IsDay ? CellKind.Date : CellKind.Text;
        return slot.Text;
    }
}
