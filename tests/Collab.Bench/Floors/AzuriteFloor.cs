using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Collab.Bench.Load;
using Collab.Bench.Register;
using Collab.Core.Store;
using Collab.Testing.Azurite;

namespace Collab.Bench.Floors;

/// <summary>
/// Plain keep-alive HTTP to a table of its own: entity-group transactions with ready-made bodies and a signature made once, and nothing
/// read of the answers but that every part was taken.
/// </summary>
internal sealed class AzuriteFloor : IFloor
{
    private readonly string date = TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Uri service;
    private readonly string table;

    /// <summary>A table that is there.</summary>
    public AzuriteFloor(Uri service, string table)
    {
        this.service = service;
        this.table = table;
    }

    /// <summary>A new table.</summary>
    public static async Task<AzuriteFloor> CreateAsync(AzuriteServer server, string table)
    {
        var floor = new AzuriteFloor(server.TableEndpoint, table);
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"TableName":"{{table}}"}"""));
        content.Headers.ContentType = new("application/json");
        using var answer = await floor.http.SendAsync(floor.Signed("Tables", content));
        answer.EnsureSuccessStatusCode();
        return floor;
    }

    public Task<TimedRun> StoreAsync(IReadOnlyList<TapeCommit> commits, int concurrency) => StoreAsync(Bodies(commits), concurrency);

    /// <summary>The commits as they are sent; making them isn't measured.</summary>
    public BatchBody[] Bodies(IEnumerable<TapeCommit> commits) => [.. commits.Select(commit => new BatchBody(service, table, commit))];

    public async Task<TimedRun> StoreAsync(BatchBody[] batches, int concurrency)
    {
        var (times, next) = (new double[batches.Length], -1);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < batches.Length; i = Interlocked.Increment(ref next))
            {
                var start = Stopwatch.GetTimestamp();
                await SendAsync(batches[i]);
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }));
        return new(watch.Elapsed.TotalSeconds, times);
    }

    public async Task<double> ReadAsync(FloorRead rows, int times)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < times; i++)
        {
            var (more, left) = ("", rows.Rows);
            while (left > 0)
            {
                more = await PageAsync(rows, Math.Min(left, StoreLimits.RowsPerPage), more);
                left = more.Length == 0 ? 0 : left - StoreLimits.RowsPerPage;
            }
        }

        return watch.Elapsed.TotalSeconds;
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task SendAsync(BatchBody batch)
    {
        var content = new ByteArrayContent(batch.Bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(batch.ContentType);
        using var answer = await http.SendAsync(Signed("$batch", content));
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode || body.AsSpan().IndexOf("HTTP/1.1 4"u8) >= 0)
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(body));
        }
    }

    /// <summary>Reads a page and gives what the address of the next one has in addition; nothing at the end.</summary>
    private async Task<string> PageAsync(FloorRead rows, int most, string more)
    {
        var select = rows.Columns is { } columns ? $"&$select=PartitionKey,RowKey,Timestamp,{string.Join(',', columns)}" : "";
        var filter = Uri.EscapeDataString($"PartitionKey eq '{rows.Partition}' and RowKey ge '{rows.From}' and RowKey lt '{rows.To}'");
        using var request = rows.To is null
            ? Signed($"{table}(PartitionKey='{rows.Partition}',RowKey='{Uri.EscapeDataString(rows.From)}')", null)
            : Signed($"{table}()", null, string.Create(CultureInfo.InvariantCulture, $"?$filter={filter}&$top={most}{select}{more}"));
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return answer.Headers.TryGetValues("x-ms-continuation-NextPartitionKey", out var partition)
            && answer.Headers.TryGetValues("x-ms-continuation-NextRowKey", out var row)
            ? $"&NextPartitionKey={Uri.EscapeDataString(partition.Single())}&NextRowKey={Uri.EscapeDataString(row.Single())}"
            : "";
    }

    /// <summary>Shared Key Lite of the Table service: date and resource. Without content it is a GET.</summary>
    private HttpRequestMessage Signed(string resource, HttpContent? content, string query = "")
    {
        var method = content is null ? HttpMethod.Get : HttpMethod.Post;
        var request = new HttpRequestMessage(method, $"{service.AbsoluteUri}/{resource}{query}") { Content = content };
        var text = $"{date}\n/{AzuriteServer.AccountName}{service.AbsolutePath}/{resource}";
        var hash = HMACSHA256.HashData(Convert.FromBase64String(AzuriteServer.AccountKey), Encoding.UTF8.GetBytes(text));
        request.Headers.TryAddWithoutValidation("Authorization", $"SharedKeyLite {AzuriteServer.AccountName}:{Convert.ToBase64String(hash)}");
        request.Headers.TryAddWithoutValidation("x-ms-date", date);
        request.Headers.TryAddWithoutValidation("x-ms-version", "2020-12-06");
        request.Headers.TryAddWithoutValidation("DataServiceVersion", "3.0");
        request.Headers.TryAddWithoutValidation("Accept", "application/json;odata=minimalmetadata");
        return request;
    }
}
