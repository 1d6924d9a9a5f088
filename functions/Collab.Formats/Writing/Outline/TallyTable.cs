namespace Collab.Formats.Writing.Outline;

/// <summary>Groups of figures as a table: the largest first, or in an order of their own.</summary>
internal sealed record TallyTable<T>(OutlineSource Source, TallyShape<T> Shape)
    where T : struct
{
    /// <summary>The groups of the period; what they are called; and the label of the column that says so.</summary>
    public OutlineTable Of(string id, string title, TallyColumn column, SortedDictionary<string, T> groups, TallyRest<T> rest)
    {
        // A group that came to an end since the period before has no figures any more, only a change.
        var keys = rest.Change is null ? groups.Keys : groups.Keys.Union(rest.Change.Keys, StringComparer.Ordinal);
        var rows = InOrder(keys, groups, rest.Order)
            .Select(key => (IReadOnlyList<OutlineCell>)Row(
                new(column.Name(key), key), groups.GetValueOrDefault(key), rest.Change is null ? null : rest.Change.GetValueOrDefault(key)))
            .ToList();
        var hasTotal = rows.Count > 0 && rest.Total is not null;
        if (hasTotal)
        {
            rows.Add(Row(new TextCell(Source.Language["column.total"]), rest.Total!.Value, rest.TotalChange));
        }

        return Source.Table(id, title, [.. Columns(column, rest.Change is not null)], rows) with { HasTotal = hasTotal };
    }

    private IEnumerable<OutlineColumn> Columns(TallyColumn column, bool hasChange)
    {
        yield return Source.TextColumn(column.Key, column.Label);
        foreach (var number in Shape.Columns)
        {
            yield return Source.NumberColumn(number.Key, number.Label);
        }

        if (hasChange)
        {
            yield return Source.NumberColumn(Shape.Change.Key, Shape.Change.Label);
        }
    }

    private List<OutlineCell> Row(TextCell name, T tally, T? change)
    {
        var cells = new List<OutlineCell> { name };
        cells.AddRange(Shape.Columns.Select(column => new NumberCell(column.Value(tally))));
        if (change is { } difference)
        {
            cells.Add(new ChangeCell(Shape.Change.Value(difference)));
        }

        return cells;
    }

    private IEnumerable<string> InOrder(IEnumerable<string> keys, SortedDictionary<string, T> groups, string[]? order) => order is null
        ? keys.OrderByDescending(key => Shape.Measure(groups.GetValueOrDefault(key))).ThenBy(key => key, StringComparer.Ordinal)
        : keys.OrderBy(key => Array.IndexOf(order, key) is var place and >= 0 ? place : int.MaxValue).ThenBy(key => key, StringComparer.Ordinal);
}

/// <summary>The column that names the groups.</summary>
internal sealed record TallyColumn(string Key, string Label, Func<string, string> Name);

/// <summary>What a table of groups may have besides: changes, the report's own total where the groups add up to it, and an order.</summary>
internal sealed record TallyRest<T>(SortedDictionary<string, T>? Change = null, T? Total = null, T? TotalChange = null, string[]? Order = null)
    where T : struct;
