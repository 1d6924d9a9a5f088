namespace Collab.Formats.Writing.Outline;

/// <summary>A part of a section: a table or a chart. <paramref name="Id"/> is unique in the report and the same in all languages.</summary>
internal abstract record OutlineBlock(string Id, string Title);

/// <summary>A table, whose <paramref name="Id"/> begins with its section's; one without rows says that there is nothing, in <paramref name="Empty"/>. The first column names the row.</summary>
internal sealed record OutlineTable(string Id, string Title, IReadOnlyList<OutlineColumn> Columns, IReadOnlyList<IReadOnlyList<OutlineCell>> Rows, string Empty)
    : OutlineBlock(Id, Title)
{
    /// <summary>The last row adds up the others.</summary>
    public bool HasTotal { get; init; }
}

/// <summary>A column; <paramref name="Key"/> is its English name for machines, such as <c>personDays</c>.</summary>
internal sealed record OutlineColumn(string Key, string Label, bool IsNumber);

/// <summary>A chart of one or two series over the same points, and the sentence that says what it shows to who can't see it.</summary>
internal sealed record OutlineChart(string Id, string Title, string Description, ChartKind Kind, IReadOnlyList<ChartSeries> Series, IReadOnlyList<ChartPoint> Points)
    : OutlineBlock(Id, Title)
{
    /// <summary>One of the two on the first page.</summary>
    public bool IsLeading { get; init; }

    /// <summary>Says that the chart leaves out what has no room, and where it is; null when it has everything.</summary>
    public string? Remark { get; init; }
}

internal sealed record ChartSeries(string Label);

/// <summary>A point: its name, a short one where there is little room, and a value for each series.</summary>
internal sealed record ChartPoint(string Label, string ShortLabel, IReadOnlyList<long> Values)
{
    /// <summary>The year, on the first point of each year of a course over months; else null.</summary>
    public string? Year { get; init; }
}

internal enum ChartKind
{
    /// <summary>Horizontal, in the order given.</summary>
    Bars,

    /// <summary>Upright, over time.</summary>
    Columns,

    /// <summary>Horizontal, two series: what was agreed as a stroke on the bar of what was done.</summary>
    AgreedAndActual,
}
