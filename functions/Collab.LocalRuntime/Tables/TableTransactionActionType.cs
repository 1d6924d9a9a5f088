namespace Azure.Data.Tables;

/// <summary>The kinds of change that a transaction can hold.</summary>
public enum TableTransactionActionType
{
    /// <summary>Inserts; fails when the entity exists.</summary>
    Add = 0,

    /// <summary>Merges into an existing entity.</summary>
    UpdateMerge = 1,

    /// <summary>Replaces an existing entity.</summary>
    UpdateReplace = 2,

    /// <summary>Deletes an existing entity.</summary>
    Delete = 3,

    /// <summary>Merges, or inserts when there is none.</summary>
    UpsertMerge = 4,

    /// <summary>Replaces, or inserts when there is none.</summary>
    UpsertReplace = 5,
}
