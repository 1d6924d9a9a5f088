using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Pdf.Text;

namespace Collab.Formats.Writing.Pdf.Parts;

/// <summary>What stands in a cell, as it is written in the report's language.</summary>
internal static class CellTexts
{
    /// <summary>A name that no font of ours has letters for is followed by what it stands for.</summary>
    public static string Of(OutlineCell cell, ReportLanguage language, TextSetter setter) => cell switch
    {
        TextCell { Code: { Length: > 0 } code } text when !setter.CanPrint(text.Text) => $"{text.Text} ({code})",
        TextCell text => text.Text,
        MarkCell mark => mark.Text,
        NumberCell number => language.Number(number.Value),
        ChangeCell change => language.Signed(change.Value),
        MoneyCell { IsChange: true } money => language.SignedAmount(money.Amount),
        MoneyCell money => language.Amount(money.Amount),
        ShareCell { IsChange: true } share => language.SignedPoints(share.Value),
        ShareCell share => language.Share(share.Value),
        DateCell { Value: { } day } => language.ShortDate(day),
        DateCell missing => missing.Text,
        _ => throw new InvalidOperationException($"{cell.GetType()} is not known."),
    };
}
