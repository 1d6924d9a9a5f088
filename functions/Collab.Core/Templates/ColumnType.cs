namespace Collab.Core.Templates;

/// <summary>What the cells of a column hold.</summary>
public enum ColumnType
{
    /// <summary>Free text; <c>least</c> and <c>most</c> are characters.</summary>
    Text,

    /// <summary>A code of a code list.</summary>
    Code,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>A whole number; <c>least</c> and <c>most</c> are its bounds.</summary>
    Whole,

    /// <summary>An amount of money: more than zero, with digits behind the point.</summary>
    Amount,
}
