namespace Collab.Core.Access;

/// <summary>How far a role reaches with an operation. Each arm stands alone: one that reaches as a partner has no register of its own.</summary>
public enum Arm
{
    /// <summary>Nowhere.</summary>
    Nothing,

    /// <summary>The collaborations among whose partners the caller's institution is.</summary>
    AsPartner,

    /// <summary>What belongs to the caller's institution: the register that it keeps, the documents that it sent.</summary>
    Own,

    /// <summary>Every institution, and what belongs to none.</summary>
    Everywhere,
}
