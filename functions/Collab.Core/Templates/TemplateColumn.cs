using Collab.Core.CodeLists;
using Collab.Core.Standards;

namespace Collab.Core.Templates;

/// <summary>A column of a table that an office fills in: the field it stands for and what may be in it.</summary>
public sealed record TemplateColumn
{
    /// <summary>The field's name, which is the column's header. A field that repeats has its number in it: <c>partners.2.role</c>.</summary>
    public required string Name { get; init; }

    public required ColumnType Type { get; init; }

    public required ColumnNeed Need { get; init; }

    /// <summary>The list that a <see cref="ColumnType.Code"/> is from.</summary>
    public CodeList? List { get; init; }

    public long? Least { get; init; }

    public long? Most { get; init; }

    /// <summary>A cell as it could be; empty where the first row of an office would have none.</summary>
    public required string Example { get; init; }

    /// <summary>What the column is for, in en, mn and ne.</summary>
    public required LocalText Explanation { get; init; }
}
