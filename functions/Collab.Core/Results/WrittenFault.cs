namespace Collab.Core.Results;

/// <summary>
/// Why a text that a person wrote, such as a table's cell, can't be taken. <paramref name="Detail"/> is for its writer and says how to write
/// it instead; it never quotes the text, which may be personal.
/// </summary>
public sealed record WrittenFault(string Code, string Detail)
{
    /// <summary>Notes it as the breach of a rule at a place in the input.</summary>
    public void AddTo(Faults faults, string pointer)
    {
        ArgumentNullException.ThrowIfNull(faults);
        faults.Rule(pointer, Code, Detail);
    }
}
