using System.Diagnostics.CodeAnalysis;
using Collab.Core.Results;

namespace Collab.Core.WrittenDates;

/// <summary>The Gregorian date that a text was read as, or what is wrong with it.</summary>
public readonly struct DateReading : IEquatable<DateReading>
{
    private readonly DateOnly date;
    private readonly WrittenFault? fault;

    private DateReading(DateOnly date, WrittenFault? fault)
    {
        this.date = date;
        this.fault = fault;
    }

    /// <summary>True when the date would be read once the sheet's order of day and month is known. There is a fault until then.</summary>
    public bool NeedsOrder => ReferenceEquals(fault, DateFaults.NeedsOrder);

    public static implicit operator DateReading(DateOnly date) => new(date, null);

    public static implicit operator DateReading(WrittenFault fault) => new(default, fault);

    public static bool operator ==(DateReading left, DateReading right) => left.Equals(right);

    public static bool operator !=(DateReading left, DateReading right) => !left.Equals(right);

    public static DateReading FromDateOnly(DateOnly date) => date;

    public static DateReading FromWrittenFault(WrittenFault fault) => fault;

    /// <summary>True with the date, or false with what is wrong.</summary>
    public bool TryGet(out DateOnly read, [NotNullWhen(false)] out WrittenFault? wrong)
    {
        read = date;
        wrong = fault;
        return fault is null;
    }

    public bool Equals(DateReading other) => date == other.date && fault == other.fault;

    public override bool Equals(object? obj) => obj is DateReading other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(date, fault);
}
