namespace Collab.Core.Events.Sending;

/// <summary>A mail of plain text.</summary>
/// <param name="Id">Mail programs know a repeated mail by it.</param>
/// <param name="To">The recipients' addresses, at least one; never logged, and kept nowhere but with their institution.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Lines that end with a line feed.</param>
public sealed record Mail(Guid Id, IReadOnlyList<string> To, string Subject, string Text)
{
    /// <summary>The id alone: addresses must not get into a log by way of a record's own text.</summary>
    public override string ToString() => $"mail {Id}";
}
