namespace Azure.Data.Tables;

/// <summary>Pages fetched one after the other, each with the continuation of the last.</summary>
/// <param name="fetch">Fetches the page behind a continuation (null: the first) of at most that many items.</param>
/// <param name="pageSize">How many items a page may have, unless the caller says otherwise; null leaves it to the service (1,000).</param>
/// <param name="cancellationToken">Ends the enumeration.</param>
internal sealed class TablePages<T>(
    Func<string?, int?, CancellationToken, Task<Page<T>>> fetch,
    int? pageSize,
    CancellationToken cancellationToken) : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = await fetch(continuationToken, pageSizeHint ?? pageSize, CancellationToken);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(continuationToken));
    }
}
