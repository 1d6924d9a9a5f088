using System.Globalization;
using System.Text;
using Collab.Core.Store;

namespace Collab.Functions.Demo;

/// <summary>
/// Two small blobs beside the reports that outlive a restart: the day the demo was made for, so that a load that was interrupted
/// goes on with the same bytes, and the mark that it is complete.
/// </summary>
internal sealed class DemoMarks(IBlobStore blobs)
{
    private const string BaseDate = "demo/base-date";
    private const string Complete = "demo/complete";
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The day of the first start of the demo; <paramref name="today"/> where this is the first.</summary>
    /// <exception cref="DemoLoadException">The mark holds something else than a date.</exception>
    public async Task<DateOnly> KeepBaseDateAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await WriteAsync(BaseDate, today, cancellationToken);
        var content = await blobs.OpenReadAsync(ContainerNames.Reports, BaseDate, cancellationToken)
            ?? throw new DemoLoadException($"The demo's base date ({ContainerNames.Reports}/{BaseDate}) was just written and cannot be read.");
        await using (content)
        {
            using var reader = new StreamReader(content.Content, Encoding.ASCII);
            var text = (await reader.ReadToEndAsync(cancellationToken)).Trim();
            return DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : throw new DemoLoadException($"The demo's base date ({ContainerNames.Reports}/{BaseDate}) is not a date. Delete it and start again.");
        }
    }

    public async Task<bool> IsCompleteAsync(CancellationToken cancellationToken) =>
        await blobs.FindAsync(ContainerNames.Reports, Complete, cancellationToken) is not null;

    public Task SetCompleteAsync(DateOnly today, CancellationToken cancellationToken) => WriteAsync(Complete, today, cancellationToken);

    private async Task WriteAsync(string name, DateOnly day, CancellationToken cancellationToken)
    {
        var bytes = Encoding.ASCII.GetBytes(day.ToString(DayFormat, CultureInfo.InvariantCulture));
        await blobs.WriteAsync(
            ContainerNames.Reports,
            name,
            "text/plain",
            metadata: null,
            replace: false,
            async (stream, token) => await stream.WriteAsync(bytes, token),
            cancellationToken);
    }
}
