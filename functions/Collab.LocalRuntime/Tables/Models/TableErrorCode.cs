#nullable disable

namespace Azure.Data.Tables.Models;

/// <summary>An error code of the Table service, to compare <see cref="RequestFailedException.ErrorCode"/> with.</summary>
/// <remarks>"Table service error codes", Azure documentation; those that this app can meet.</remarks>
public readonly struct TableErrorCode : IEquatable<TableErrorCode>
{
    private readonly string _value;

    /// <summary>The code <paramref name="value"/>.</summary>
    public TableErrorCode(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>A transaction names two partitions (400).</summary>
    public static TableErrorCode CommandsInBatchActOnDifferentPartitions { get; } = new("CommandsInBatchActOnDifferentPartitions");

    /// <summary>An inserted entity exists (409).</summary>
    public static TableErrorCode EntityAlreadyExists { get; } = new("EntityAlreadyExists");

    /// <summary>The entity doesn't exist (404).</summary>
    public static TableErrorCode EntityNotFound { get; } = new("EntityNotFound");

    /// <summary>The entity is over 1 MiB (400).</summary>
    public static TableErrorCode EntityTooLarge { get; } = new("EntityTooLarge");

    /// <summary>A transaction names an entity twice (400).</summary>
    public static TableErrorCode InvalidDuplicateRow { get; } = new("InvalidDuplicateRow");

    /// <summary>Something in the request is not valid (400).</summary>
    public static TableErrorCode InvalidInput { get; } = new("InvalidInput");

    /// <summary>A key is over 1 KiB (400).</summary>
    public static TableErrorCode KeyValueTooLarge { get; } = new("KeyValueTooLarge");

    /// <summary>The service took too long; whether it stored anything is not known (500).</summary>
    public static TableErrorCode OperationTimedOut { get; } = new("OperationTimedOut");

    /// <summary>A value is over 64 KiB (400).</summary>
    public static TableErrorCode PropertyValueTooLarge { get; } = new("PropertyValueTooLarge");

    /// <summary>The entity or table doesn't exist (404).</summary>
    public static TableErrorCode ResourceNotFound { get; } = new("ResourceNotFound");

    /// <summary>A created table exists (409).</summary>
    public static TableErrorCode TableAlreadyExists { get; } = new("TableAlreadyExists");

    /// <summary>The table is being deleted, which takes a while (409).</summary>
    public static TableErrorCode TableBeingDeleted { get; } = new("TableBeingDeleted");

    /// <summary>The table doesn't exist (404).</summary>
    public static TableErrorCode TableNotFound { get; } = new("TableNotFound");

    /// <summary>The entity has over 252 properties (400).</summary>
    public static TableErrorCode TooManyProperties { get; } = new("TooManyProperties");

    /// <summary>The entity's version is no longer the wanted one (412).</summary>
    public static TableErrorCode UpdateConditionNotSatisfied { get; } = new("UpdateConditionNotSatisfied");

    /// <summary>The code of that name.</summary>
    public static implicit operator TableErrorCode(string value) => new(value);

    /// <summary>Whether both are the same code; case doesn't matter.</summary>
    public static bool operator ==(TableErrorCode left, TableErrorCode right) => left.Equals(right);

    /// <summary>Whether they are different codes.</summary>
    public static bool operator !=(TableErrorCode left, TableErrorCode right) => !left.Equals(right);

    /// <summary>Whether <paramref name="value"/> is that code; case doesn't matter.</summary>
    public static bool operator ==(TableErrorCode code, string value) => code.Is(value);

    /// <summary>Whether <paramref name="value"/> is another code.</summary>
    public static bool operator !=(TableErrorCode code, string value) => !code.Is(value);

    /// <summary>Whether <paramref name="value"/> is that code; case doesn't matter.</summary>
    public static bool operator ==(string value, TableErrorCode code) => code.Is(value);

    /// <summary>Whether <paramref name="value"/> is another code.</summary>
    public static bool operator !=(string value, TableErrorCode code) => !code.Is(value);

    /// <inheritdoc/>
    public bool Equals(TableErrorCode other) => Is(other._value);

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is TableErrorCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(_value);

    /// <summary>The code as the service writes it.</summary>
    public override string ToString() => _value;

    private bool Is(string value) => string.Equals(_value, value, StringComparison.OrdinalIgnoreCase);
}
