using System.Buffers;
using CsvHelper;

namespace Collab.Formats.Reading.Csv;

/// <summary>How a CSV file is laid out: its separator, and how many rows with a title stand above its header.</summary>
internal readonly record struct CsvShape(char Separator, int TitleRows)
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(",;\t");

    /// <summary>Looks at the beginning of the file: as text, and as the UTF-8 bytes that will be read.</summary>
    public static CsvShape Of(ReadOnlySpan<char> text, ReadOnlyMemory<byte> utf8)
    {
        var separator = SeparatorOf(text.TrimStart("\uFEFF\r\n "));
        return new(separator, CountTitles(utf8, separator));
    }

    /// <summary>
    /// The separator that occurs most often in the first row outside quotation marks; where none does, as in a title, in the first row
    /// that has some. A comma when no row has any.
    /// </summary>
    private static char SeparatorOf(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4 && Separators.Contains(text[4]))
        {
            return text[4];
        }

        int commas = 0, semicolons = 0, tabs = 0, rows = 0;
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c == '\n' && (commas + semicolons + tabs > 0 || ++rows > HeaderSearch.MostRows))
            {
                break;
            }
            else if (!quoted)
            {
                commas += c == ',' ? 1 : 0;
                semicolons += c == ';' ? 1 : 0;
                tabs += c == '\t' ? 1 : 0;
            }
        }

        return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
    }

    private static int CountTitles(ReadOnlyMemory<byte> utf8, char separator)
    {
        var search = new HeaderSearch();
        using var reader = CsvReader.Create(utf8, new CsvReaderOptions { Separator = separator, HasHeader = false, TrackLineNumbers = true });
        try
        {
            while (reader.Read())
            {
                var filled = 0;
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    filled += string.IsNullOrWhiteSpace(reader.GetString(i)) ? 0 : 1;
                }

                var isHint = search.Rows == 0 && filled > 0 && reader.RawRecord.Length == 5 && reader.RawRecord[3] == (byte)'=';
                if (!isHint && filled > 0 && search.Take(filled))
                {
                    break;
                }
            }
        }
        catch (CsvFormatException)
        {
            // What is wrong there is said when the rows are read.
        }

        return search.Header;
    }
}
