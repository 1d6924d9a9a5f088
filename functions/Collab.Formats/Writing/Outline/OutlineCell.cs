namespace Collab.Formats.Writing.Outline;

/// <summary>What stands in a cell of a table.</summary>
internal abstract record OutlineCell;

/// <summary>A text, empty where there is nothing to say; <paramref name="Code"/> is what it stands for in the figures (a code or id), for machines.</summary>
internal sealed record TextCell(string Text, string? Code = null) : OutlineCell;

/// <summary>A mark in words; urgent ones are drawn stronger.</summary>
internal sealed record MarkCell(string Text, bool Urgent) : OutlineCell;

internal sealed record NumberCell(long Value) : OutlineCell;

/// <summary>A difference, written with its sign.</summary>
internal sealed record ChangeCell(long Value) : OutlineCell;

/// <summary>An amount as a decimal text such as <c>1200.50</c>, and its ISO 4217 currency; a difference is written with its sign.</summary>
internal sealed record MoneyCell(string Amount, string Currency, bool IsChange = false) : OutlineCell;

/// <summary>A share of 0 to 1, written in percent; a difference of two in percentage points, with its sign.</summary>
internal sealed record ShareCell(decimal Value, bool IsChange = false) : OutlineCell;

/// <summary>A day; <paramref name="Text"/> stands for a missing one.</summary>
internal sealed record DateCell(DateOnly? Value, string Text = "") : OutlineCell;
