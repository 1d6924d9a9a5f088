using System.Globalization;

namespace Collab.Core.Standards;

/// <summary>A calendar month; <see cref="Index"/> counts months from January of the year 0.</summary>
public readonly record struct Month(int Index) : IComparable<Month>
{
    public int Year => Index / 12;

    public int Number => (Index % 12) + 1;

    public DateOnly FirstDay => new(Year, Number, 1);

    public DateOnly LastDay => new(Year, Number, DateTime.DaysInMonth(Year, Number));

    public static bool operator <(Month left, Month right) => left.Index < right.Index;

    public static bool operator >(Month left, Month right) => left.Index > right.Index;

    public static bool operator <=(Month left, Month right) => left.Index <= right.Index;

    public static bool operator >=(Month left, Month right) => left.Index >= right.Index;

    public static Month Of(DateOnly date) => new((date.Year * 12) + date.Month - 1);

    public Month Plus(int months) => new(Index + months);

    public int CompareTo(Month other) => Index.CompareTo(other.Index);

    /// <summary><c>2026-03</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Number:D2}");
}
