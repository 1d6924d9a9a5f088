using System.Text;
using System.Text.Json.Nodes;

namespace Collab.EndToEnd.Tests.Documents;

/// <summary>A feedback file as a person sees it: rows of cells, and which of them a spreadsheet would run.</summary>
internal sealed class FeedbackFile(IReadOnlyList<FeedbackRow> rows, bool isWorkbook)
{
    public static FeedbackFile Read(byte[] bytes, string extension) => extension switch
    {
        ".xlsx" => new(FeedbackWorkbook.Rows(bytes), isWorkbook: true),
        ".ndjson" or ".json" => new([.. LineRows(bytes)], isWorkbook: false),
        _ => new([.. CsvRows(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'))], isWorkbook: false),
    };

    public IEnumerable<string> FaultsAgainst(JsonNode wanted)
    {
        var faults = new List<string>();
        if (wanted["columns"] is { } columns && !rows[0].Cells.SequenceEqual(CorpusFile.TextsOf(columns)))
        {
            faults.Add($"The feedback's columns are {string.Join(',', rows[0].Cells)}.");
        }

        foreach (var text in CorpusFile.TextsOf(wanted["neutralised"]))
        {
            var harmless = isWorkbook ? rows.Any(r => r.Cells.Contains(text) || r.Cells.Contains("'" + text)) : rows.Any(r => r.Cells.Contains("'" + text));
            if (!harmless || rows.Any(r => r.Formulas > 0))
            {
                faults.Add($"A spreadsheet would run {text} in the feedback.");
            }
        }

        if (wanted["errors"] is JsonArray errors)
        {
            AddErrors(faults, errors);
        }

        return faults;
    }

    private void AddErrors(List<string> faults, JsonArray errors)
    {
        var rejected = rows.Where(r => r.Status == "rejected").ToList();
        if (rejected.Count != errors.Count)
        {
            faults.Add($"The feedback has {rejected.Count} rejected rows instead of {errors.Count}: {string.Join(" / ", rejected.Select(r => string.Join(',', r.Cells)))}");
            return;
        }

        foreach (var (row, error) in rejected.Zip(errors))
        {
            var number = error!["row"]!.GetValue<int>();
            var key = error["key"]?.GetValue<string>() ?? string.Empty;
            var sheet = error["sheet"]?.GetValue<string>();
            if (isWorkbook ? row.Number != number || (sheet is not null && row.Sheet != sheet) : key.Length > 0 && !row.Cells.Contains(key))
            {
                faults.Add($"Instead of row {number} ({key}), this one was rejected: {row.Sheet} {row.Number} {string.Join(',', row.Cells)}");
            }

            faults.AddRange(CorpusFile.TextsOf(error["contains"]).Where(w => !row.Errors.Contains(w, StringComparison.OrdinalIgnoreCase))
                .Select(w => $"The errors of row {number} don't speak of {w}: {row.Errors}"));
            if (row.Errors.Length == 0)
            {
                faults.Add($"Row {number} was rejected without an error.");
            }
        }
    }

    private static IEnumerable<FeedbackRow> LineRows(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var lines = text.TrimStart().StartsWith('[') ? JsonNode.Parse(text)!.AsArray() : [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l))];
        return lines.Select((l, i) => new FeedbackRow(null, i + 1, [l!.ToJsonString()], 0, l["status"]?.ToString() ?? string.Empty, l["errors"]?.ToJsonString() ?? string.Empty));
    }

    private static IEnumerable<FeedbackRow> CsvRows(string text)
    {
        var number = 0;
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        var line = text.AsSpan(0, Math.Max(0, text.IndexOfAny(['\r', '\n'])));
        var separator = line.Count(';') > line.Count(',') ? ';' : line.Count('\t') > line.Count(',') ? '\t' : ',';
        foreach (var c in text)
        {
            if (c == '"')
            {
                // A doubled quotation mark closes and opens again: the mark itself is the cell's.
                _ = !quoted && cell.Length > 0 ? cell.Append('"') : cell;
                quoted = !quoted;
            }
            else if (!quoted && (c == separator || c == '\n'))
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    yield return FeedbackRow.Of(null, ++number, [.. cells]);
                    cells.Clear();
                }
            }
            else if (quoted || c != '\r')
            {
                cell.Append(c);
            }
        }
    }
}
