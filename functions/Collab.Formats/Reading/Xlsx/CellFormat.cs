namespace Collab.Formats.Reading.Xlsx;

/// <summary>What a number format makes of a number.</summary>
/// <param name="IsDate">It is shown as a date or time.</param>
/// <param name="Digits">It is filled up with zeros to this many digits, as codes are; 0 when it isn't.</param>
internal readonly record struct CellFormat(bool IsDate, int Digits)
{
    /// <summary>A format that every spreadsheet knows by number (ECMA-376 part 1, 18.8.30).</summary>
    public static CellFormat Builtin(int id) => new(id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58), 0);

    /// <summary>A format by its code: a date when a day, month or year stands in it outside of quotation marks and brackets.</summary>
    public static CellFormat Of(string code)
    {
        var zeros = 0;
        bool day = false, month = false, clock = false, other = false;
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = Beyond(code, i, '"');
                    break;
                case '[':
                    // [h] and the like measure how long something took.
                    clock |= i + 1 < code.Length && code[i + 1] is 'h' or 'H' or 's' or 'S' || code.AsSpan(i).StartsWith("[m", StringComparison.OrdinalIgnoreCase);
                    i = Beyond(code, i, ']');
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'd' or 'D' or 'y' or 'Y':
                    day = true;
                    break;
                case 'm' or 'M':
                    month = true;
                    break;
                case 'h' or 'H' or 's' or 'S':
                    clock = true;
                    break;
                case 'A' or 'a' when code.AsSpan(i).StartsWith("AM/PM", StringComparison.OrdinalIgnoreCase):
                    i += 4;
                    break;
                case '0':
                    zeros++;
                    break;
                default:
                    other = true;
                    break;
            }
        }

        var isDate = day || clock || month;
        return new(isDate, isDate || other || zeros is < 2 or > 20 ? 0 : zeros);
    }

    private static int Beyond(string code, int from, char end) => code.IndexOf(end, from + 1) is var at and >= 0 ? at : code.Length;
}
