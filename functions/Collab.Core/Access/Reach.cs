using Collab.Core.Collaborations;

namespace Collab.Core.Access;

/// <summary>What a caller's arm reaches, by the table of <see cref="ReachTable"/>. What it doesn't reach doesn't exist for it.</summary>
public static class Reach
{
    /// <summary>May it do this with the collaboration, or with what hangs on it?</summary>
    public static bool May(Caller caller, Operation operation, Collaboration collaboration)
    {
        ArgumentNullException.ThrowIfNull(collaboration);
        return ArmOf(caller, operation) == Arm.AsPartner
            ? caller.Institution is { } own && collaboration.Partners.Any(p => p.Institution == own)
            : May(caller, operation, collaboration.Institution);
    }

    /// <summary>May it do this with whatever belongs to the institution? For a register that is its home, for a document its sender.</summary>
    public static bool May(Caller caller, Operation operation, string institution) => ArmOf(caller, operation) switch
    {
        Arm.Everywhere => true,
        Arm.Own => caller.Institution is { } own && own == institution,
        _ => false,
    };

    /// <summary>May it do this with what belongs to no institution, or to all of them?</summary>
    public static bool May(Caller caller, Operation operation) => ArmOf(caller, operation) == Arm.Everywhere;

    public static bool MayRead(Caller caller, Collaboration collaboration) => May(caller, Operation.ReadCollaboration, collaboration);

    /// <summary>May it submit records under the collaboration?</summary>
    public static bool MaySubmit(Caller caller, Collaboration collaboration) => May(caller, Operation.SubmitItem, collaboration);

    /// <summary>May it register and move collaborations of this home institution?</summary>
    public static bool MayKeep(Caller caller, string institution) => May(caller, Operation.KeepCollaboration, institution);

    /// <summary>How far the caller reaches with the operation, for a question that asks only where it may find something.</summary>
    public static Arm ArmOf(Caller caller, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return ReachTable.Of(caller.Role, operation);
    }
}
