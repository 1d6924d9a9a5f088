namespace Collab.Formats.Writing.Outline;

/// <summary>The first cells of a row about one collaboration: its name, whose it is in a national report, its number and its partners.</summary>
internal static class CollaborationCells
{
    public static IEnumerable<OutlineColumn> Columns(OutlineSource source)
    {
        yield return source.TextColumn("collaboration", "column.collaboration");
        if (source.IsNational)
        {
            yield return source.TextColumn("institution", "column.institution");
        }

        yield return source.TextColumn("code", "column.code");
        yield return source.TextColumn("partners", "column.partners");
    }

    public static IEnumerable<OutlineCell> Of(OutlineSource source, Guid id)
    {
        var label = source.Collaboration(id);
        yield return new TextCell(label.Title, id.ToString());
        if (source.IsNational)
        {
            yield return new TextCell(label.Institution is { } home ? source.Institution(home) : string.Empty, label.Institution);
        }

        yield return new TextCell(label.Code ?? string.Empty);
        yield return new TextCell(string.Join("; ", label.Partners.Select(source.Institution)), string.Join(' ', label.Partners));
    }
}
