using System.Globalization;

namespace Collab.Core.Standards;

/// <summary>An academic year by its first calendar year, written <c>2026/2027</c>.</summary>
public readonly record struct AcademicYear(int First) : IComparable<AcademicYear>
{
    public static bool operator <(AcademicYear left, AcademicYear right) => left.First < right.First;

    public static bool operator >(AcademicYear left, AcademicYear right) => left.First > right.First;

    public static bool operator <=(AcademicYear left, AcademicYear right) => left.First <= right.First;

    public static bool operator >=(AcademicYear left, AcademicYear right) => left.First >= right.First;

    /// <summary>The academic year that a date falls in, when years begin on the first of <paramref name="startMonth"/> (1–12).</summary>
    public static AcademicYear Of(DateOnly date, int startMonth) => new(date.Month >= startMonth ? date.Year : date.Year - 1);

    /// <summary>Reads <c>2026/2027</c>; the second year must follow the first.</summary>
    public static bool TryParse(string text, out AcademicYear year)
    {
        ArgumentNullException.ThrowIfNull(text);
        year = default;
        if (text.Length != 9 || text[4] != '/'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            || second != first + 1)
        {
            return false;
        }

        year = new(first);
        return true;
    }

    /// <exception cref="FormatException">The text isn't an academic year.</exception>
    public static AcademicYear Parse(string text) =>
        TryParse(text, out var year) ? year : throw new FormatException($"'{text}' is no academic year.");

    public int CompareTo(AcademicYear other) => First.CompareTo(other.First);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First:D4}/{First + 1:D4}");
}
