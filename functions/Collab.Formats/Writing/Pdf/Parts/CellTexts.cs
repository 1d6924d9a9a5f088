using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Outline;

namespace Collab.Formats.Writing.Pdf.Parts;

/// <summary>What stands in a cell, as it is written in the report's language.</summary>
internal static class CellTexts
{
    public static string Of(OutlineCell cell, ReportLanguage language) => cell switch
    {
        TextCell text => text.Text,
        MarkCell mark => mark.Text,
        NumberCell number => language.Number(number.Value),
        ChangeCell change => language.Signed(change.Value),
        _ => throw new InvalidOperationException($"{cell.GetType()} is not known."),
    };
}
