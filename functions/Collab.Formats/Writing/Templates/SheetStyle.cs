namespace Collab.Formats.Writing.Templates;

/// <summary>The looks of cells; the numbers are places in the style sheet of <see cref="TemplateStyles"/>.</summary>
internal enum SheetStyle : uint
{
    Plain,
    Header,

    /// <summary>The header of a column that every row must fill.</summary>
    NeededHeader,

    /// <summary>Kept as it was typed: a code such as 0912 keeps its zero, and nothing becomes a formula.</summary>
    Text,
    Date,
    Whole,
    Amount,

    /// <summary>Text that breaks into lines.</summary>
    Wrapped,
}
