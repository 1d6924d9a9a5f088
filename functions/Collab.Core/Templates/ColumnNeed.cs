namespace Collab.Core.Templates;

/// <summary>Whether a row must fill a column.</summary>
public enum ColumnNeed
{
    Required,

    /// <summary>One of several columns must be filled; the explanation says which.</summary>
    OneOf,

    Optional,
}
