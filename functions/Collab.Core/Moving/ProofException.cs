namespace Collab.Core.Moving;

/// <summary>A row of an export breaks a rule of the register.</summary>
/// <param name="rule">Which rule.</param>
/// <param name="detail">How, in a sentence.</param>
/// <param name="isOld">The register itself may have been like this when it was exported; then that is what the export holds.</param>
internal sealed class ProofException(string rule, string detail, bool isOld = false) : Exception(detail)
{
    public string Rule => rule;

    public bool IsOld => isOld;
}
