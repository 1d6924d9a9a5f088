using System.Diagnostics.CodeAnalysis;
using Collab.Core.Results;

namespace Collab.Core.Standards;

/// <summary>The number that a text was read as, or what is wrong with it.</summary>
public readonly struct NumberReading : IEquatable<NumberReading>
{
    private readonly decimal number;
    private readonly WrittenFault? fault;

    private NumberReading(decimal number, WrittenFault? fault)
    {
        this.number = number;
        this.fault = fault;
    }

    public static implicit operator NumberReading(decimal number) => new(number, null);

    public static implicit operator NumberReading(WrittenFault fault) => new(default, fault);

    public static bool operator ==(NumberReading left, NumberReading right) => left.Equals(right);

    public static bool operator !=(NumberReading left, NumberReading right) => !left.Equals(right);

    public static NumberReading FromDecimal(decimal number) => number;

    public static NumberReading FromWrittenFault(WrittenFault fault) => fault;

    /// <summary>True with the number, or false with what is wrong.</summary>
    public bool TryGet(out decimal read, [NotNullWhen(false)] out WrittenFault? wrong)
    {
        read = number;
        wrong = fault;
        return fault is null;
    }

    public bool Equals(NumberReading other) => number == other.number && fault == other.fault;

    public override bool Equals(object? obj) => obj is NumberReading other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(number, fault);
}
