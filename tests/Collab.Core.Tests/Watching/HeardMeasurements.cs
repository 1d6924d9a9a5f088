using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Collab.Core.Watching;

namespace Collab.Core.Tests.Watching;

/// <summary>What the app measures while a test that made this goes on, and of nobody else: measurements are heard where they are made.</summary>
internal sealed class HeardMeasurements : IDisposable
{
    private static readonly AsyncLocal<HeardMeasurements?> Own = new();

    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<string> all = new();

    /// <summary>Begins to hear what the calling method does from here on.</summary>
    public HeardMeasurements()
    {
        Own.Value = this;
        listener.InstrumentPublished = (instrument, heard) =>
        {
            if (instrument.Meter.Name == CollabMeter.Name)
            {
                heard.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, $"{value}", tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Hear(instrument, "time", tags));
        listener.Start();
    }

    /// <summary>Each as <c>instrument value attribute=value …</c>; a time is just <c>time</c>.</summary>
    public IReadOnlyList<string> All => [.. all];

    public IEnumerable<string> Of(string instrument) => All.Where(m => m.StartsWith(instrument + " ", StringComparison.Ordinal));

    public void Dispose() => listener.Dispose();

    private void Hear(Instrument instrument, string value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Own.Value == this)
        {
            all.Enqueue(string.Join(' ', [instrument.Name, value, .. tags.ToArray().Select(t => $"{t.Key}={t.Value}")]));
        }
    }
}
