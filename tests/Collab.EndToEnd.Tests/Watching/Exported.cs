namespace Collab.EndToEnd.Tests.Watching;

/// <summary>A span as it was exported.</summary>
internal sealed record ExportedSpan(
    string Trace, string Id, string Parent, string Name, int Kind, string Scope, IReadOnlyDictionary<string, string> Attributes)
{
    public const int Internal = 1;
    public const int Server = 2;
    public const int Client = 3;
    public const int Consumer = 5;

    public static IEnumerable<ExportedSpan> Read(byte[] request) =>
        from scope in new WireField(0, 0, request).Down(1, 2)
        let source = scope.Down(1, 1).Select(f => f.Text).FirstOrDefault() ?? string.Empty
        from span in scope.Down(2)
        select new ExportedSpan(
            span.Down(1).Single().Hex,
            span.Down(2).Single().Hex,
            span.Down(4).Select(f => f.Hex).FirstOrDefault() ?? string.Empty,
            span.Down(5).Single().Text,
            (int)span.Down(6).Single().Value,
            source,
            AttributesOf(span, 9));

    /// <summary>Key and text of each attribute; of other values than texts nothing.</summary>
    internal static Dictionary<string, string> AttributesOf(WireField message, int number)
    {
        var attributes = new Dictionary<string, string>();
        foreach (var attribute in message.Down(number))
        {
            attributes[attribute.Down(1).Single().Text] = string.Concat(attribute.Down(2, 1).Select(f => f.Text));
        }

        return attributes;
    }
}

/// <summary>A metric as it was exported, with the attributes of each of its points.</summary>
internal sealed record ExportedMetric(string Name, string Unit, string Scope, IReadOnlyList<IReadOnlyDictionary<string, string>> Points)
{
    public static IEnumerable<ExportedMetric> Read(byte[] request) =>
        from scope in new WireField(0, 0, request).Down(1, 2)
        from metric in scope.Down(2)
        select new ExportedMetric(
            metric.Down(1).Single().Text,
            metric.Down(3).Select(f => f.Text).FirstOrDefault() ?? string.Empty,
            scope.Down(1, 1).Single().Text,
            [
                .. metric.Down(5, 1).Select(p => ExportedSpan.AttributesOf(p, 7)),
                .. metric.Down(7, 1).Select(p => ExportedSpan.AttributesOf(p, 7)),
                .. metric.Down(9, 1).Select(p => ExportedSpan.AttributesOf(p, 9)),
            ]);
}

/// <summary>A log record as it was exported.</summary>
internal sealed record ExportedLog(string Body, string Trace, string Span, IReadOnlyDictionary<string, string> Attributes)
{
    public static IEnumerable<ExportedLog> Read(byte[] request) =>
        from record in new WireField(0, 0, request).Down(1, 2, 2)
        select new ExportedLog(
            string.Concat(record.Down(5, 1).Select(f => f.Text)),
            string.Concat(record.Down(9).Select(f => f.Hex)),
            string.Concat(record.Down(10).Select(f => f.Hex)),
            ExportedSpan.AttributesOf(record, 6));
}
