using System.Globalization;
using Collab.Core.Results;

namespace Collab.Core.Moving;

/// <summary>What was sent is no export, or not a whole one. Nothing of it was stored.</summary>
internal sealed class WrongExportException(Fault fault) : Exception(fault.Detail)
{
    public Fault Fault => fault;

    /// <summary>The rule that a line breaks, and how, in a sentence.</summary>
    public static WrongExportException At(int line, string rule, string detail) => new(FaultAt(line, rule, detail));

    public static Fault FaultAt(int line, string rule, string detail) =>
        new(string.Empty, rule, string.Create(CultureInfo.InvariantCulture, $"Line {line}: {detail}"), Malformed: false);
}
