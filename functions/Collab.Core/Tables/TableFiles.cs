using Collab.Core.Documents.Reading;

namespace Collab.Core.Tables;

/// <summary>The tables of whatever was opened.</summary>
public static class TableFiles
{
    /// <summary>The file of its tables, which the opening owns; null for what has none.</summary>
    public static ITableFile? Of(DocumentOpening opening) => opening switch
    {
        DocumentOpening.Tables tables => tables.File,
        DocumentOpening.Text text => new TextTableFile(text.Format, text.Content),
        _ => null,
    };
}
