namespace Collab.Formats.Reading.Pdf;

/// <summary>Reads what was filled into a form's fields (ISO 32000-1, 12.7): texts, choices and ticks by the fields' full names.</summary>
internal static class PdfForm
{
    private const int MostFields = 20_000;
    private const int MostDepth = 32;
    private const int PushButtonFlag = 1 << 16;

    public static Dictionary<string, string> Read(PdfFile file, PdfBudget budget)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var visited = new HashSet<PdfDictionary>(ReferenceEqualityComparer.Instance);
        var ahead = new Stack<(object? Field, Inherited Parent)>();
        Push(ahead, file.Array(file.Dictionary(file.Catalog?["AcroForm"])?["Fields"]), new(string.Empty, null, null, 0, 0));
        while (ahead.TryPop(out var next) && visited.Count < MostFields)
        {
            budget.Work();
            if (file.Dictionary(next.Field) is not { } field || !visited.Add(field) || next.Parent.Depth > MostDepth)
            {
                continue;
            }

            var own = next.Parent.With(file, field);
            if (ValueOf(file, own) is { Length: > 0 } value && own.Name.Length > 0)
            {
                values.TryAdd(own.Name, value);
            }

            Push(ahead, file.Array(field["Kids"]), own);
        }

        return values;
    }

    private static void Push(Stack<(object? Field, Inherited Parent)> ahead, List<object?> fields, Inherited parent)
    {
        foreach (var field in fields.Take(MostFields).Reverse())
        {
            ahead.Push((field, parent));
        }
    }

    private static string? ValueOf(PdfFile file, Inherited field) => field.Kind switch
    {
        "Tx" or "Ch" => TextOf(file, field.Value),
        "Btn" when (field.Flags & PushButtonFlag) == 0 => file.Name(field.Value) is not "Off" and var ticked ? ticked : null,
        _ => null,
    };

    /// <summary>A text keeps its lines; several choices get one each.</summary>
    private static string? TextOf(PdfFile file, object? value) => file.Resolve(value) switch
    {
        PdfString text => Clean(PdfEncodings.Text(text.Bytes)),
        PdfStream text => Clean(PdfEncodings.Text(file.Decode(text))),
        PdfName name => Clean(name.Value),
        List<object?> choices => string.Join('\n', choices.Take(1000).Select(choice => TextOf(file, choice is List<object?> ? null : choice)).Where(t => t?.Length > 0)),
        _ => null,
    };

    private static string Clean(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => ReadableText.Of(line))).Trim('\n');

    /// <summary>What a field has from those above it, unless it says otherwise.</summary>
    private sealed record Inherited(string Name, string? Kind, object? Value, int Flags, int Depth)
    {
        public Inherited With(PdfFile file, PdfDictionary field)
        {
            var part = file.Resolve(field["T"]) is PdfString name ? ReadableText.Of(PdfEncodings.Text(name.Bytes)) : string.Empty;
            return new(
                part.Length == 0 ? Name : Name.Length == 0 ? part : $"{Name}.{part}",
                file.Name(field["FT"]) ?? Kind,
                field["V"] ?? Value,
                file.Whole(field["Ff"]) ?? Flags,
                Depth + 1);
        }
    }
}
