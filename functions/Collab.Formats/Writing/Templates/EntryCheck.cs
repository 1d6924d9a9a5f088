using System.Globalization;
using Collab.Core.Templates;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Collab.Formats.Writing.Templates;

/// <summary>What a spreadsheet checks when a cell of a column is filled in, and the hint it shows beside the cell.</summary>
internal static class EntryCheck
{
    // Days since the beginning of 1900, as spreadsheets count them: 1900-01-01 and 2999-12-31, the dates that the register takes.
    private const string FirstDate = "1";
    private const string LastDate = "401768";

    public static DataValidation Create(TemplateColumn column, int place, ListSheet lists, TemplateTexts texts)
    {
        var letters = SheetParts.Letters(place);
        var check = new DataValidation
        {
            AllowBlank = true,
            ShowInputMessage = true,
            ShowErrorMessage = true,
            ErrorStyle = column.List is { Complete: false } ? DataValidationErrorStyleValues.Warning : DataValidationErrorStyleValues.Stop,
            ErrorTitle = texts["wrong.title"],
            Error = ErrorOf(column, texts),
            PromptTitle = column.Name,
            Prompt = column.Explanation.In(texts.Language),
            SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{letters}2:{letters}{SheetParts.LastRow}" },
        };
        switch (column.Type)
        {
            case ColumnType.Code:
                check.Type = DataValidationValues.List;
                check.Append(new Formula1(lists.RangeOf(column.List!)));
                break;
            case ColumnType.Date:
                Between(check, DataValidationValues.Date, FirstDate, LastDate);
                break;
            case ColumnType.Whole:
                Between(check, DataValidationValues.Whole, Plain(column.Least), Plain(column.Most));
                break;
            case ColumnType.Amount:
                check.Type = DataValidationValues.Decimal;
                check.Operator = DataValidationOperatorValues.GreaterThan;
                check.Append(new Formula1("0"));
                break;
            default:
                Between(check, DataValidationValues.TextLength, Plain(column.Least ?? 0), Plain(column.Most));
                break;
        }

        return check;
    }

    private static void Between(DataValidation check, DataValidationValues type, string least, string most)
    {
        check.Type = type;
        check.Operator = DataValidationOperatorValues.Between;
        check.Append(new Formula1(least), new Formula2(most));
    }

    private static string ErrorOf(TemplateColumn column, TemplateTexts texts) => column.Type switch
    {
        ColumnType.Code when column.List is { Complete: false } list => texts.Fill("wrong.others", list.Standard!),
        ColumnType.Code => texts["wrong.code"],
        ColumnType.Date => texts["type.date"],
        ColumnType.Whole => texts.Fill("type.whole", Plain(column.Least), Plain(column.Most)),
        ColumnType.Amount => texts["type.amount"],
        _ => texts.Fill("type.text", Plain(column.Most)),
    };

    private static string Plain(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}
