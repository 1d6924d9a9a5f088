namespace Azure.Data.Tables;

/// <summary>Where a query goes on: two tokens of the service's, of which the second may be missing, as one text.</summary>
internal static class Continuation
{
    // The service's tokens have no spaces.
    private const char Separator = ' ';

    /// <summary>The continuation that <paramref name="response"/> names, or null at the end.</summary>
    public static string? Of(Response response) =>
        response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition)
            ? partition + Separator + (response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row) ? row : "")
            : null;

    public static (string? Partition, string? Row) Parse(string? continuation)
    {
        if (string.IsNullOrEmpty(continuation))
        {
            return (null, null);
        }

        var separator = continuation.IndexOf(Separator, StringComparison.Ordinal);
        return separator < 0 ? (continuation, null) : (continuation[..separator], continuation[(separator + 1)..]);
    }
}
