using System.Globalization;
using System.Text.Json;
using Collab.Core.Events;
using Collab.Core.Institutions;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Watching;
using Collab.Core.Writing;

namespace Collab.Core.MonthCells;

/// <summary>
/// The nightly check of a sample of every home institution's collaborations. A cell that differs from its records becomes an event in the outbox,
/// once a day however often and wherever the check runs. Nothing is repaired.
/// </summary>
public sealed class CheckMonthCells(IRowStore store, RegisterReader reader, InstitutionDirectory directory, TimeProvider clock)
{
    private readonly CheckCollaboration check = new(store, reader);

    public async Task<CheckedCells> RunAsync(CancellationToken cancellationToken)
    {
        var night = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (done, unsettled) = (0, 0);
        var differences = new List<CellDifference>();
        var failures = new List<Exception>();
        foreach (var home in await directory.HomesAsync(cancellationToken))
        {
            await foreach (var id in SampleAsync(home, night, cancellationToken))
            {
                try
                {
                    var found = await check.RunAsync(home, id, cancellationToken);
                    (done, unsettled) = found is null ? (done, unsettled + 1) : (done + 1, unsettled);
                    foreach (var difference in found ?? [])
                    {
                        differences.Add(difference);
                        await RaiseAsync(home, night, difference, cancellationToken);
                    }
                }
                catch (Exception failure) when (failure is InvalidDataException or JsonException or CellMismatchException)
                {
                    failures.Add(new InvalidDataException($"What hangs on collaboration {id} can't be read.", failure));
                }
            }
        }

        CheckedCells all = new(done, unsettled, differences, failures);
        NightlyCheck.Count(all);
        return all;
    }

    private async IAsyncEnumerable<Guid> SampleAsync(
        string home, DateOnly night, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The ids are all that is wanted of these rows, and they are in the keys.
        var rows = store.ReadAllAsync(TableNames.Register, home, RegisterKeys.AllCollaborations, ["version"], cancellationToken);
        await foreach (var row in rows)
        {
            var id = RegisterKeys.ReadDescending(row.Key.AsSpan(2));
            if (CheckSample.Has(id, night))
            {
                yield return id;
            }
        }
    }

    /// <summary>Puts the event into the outbox with a marker of the day; refused when another run has done so.</summary>
    private async Task RaiseAsync(string home, DateOnly night, CellDifference difference, CancellationToken cancellationToken)
    {
        var day = IsoDate.Of(night);
        var what = string.Create(CultureInfo.InvariantCulture, $"{day} {difference.Collaboration} {difference.Month}");
        var raised = new RegisterEvent
        {
            Id = RecordId.At(new(night, TimeOnly.MinValue, TimeSpan.Zero), EventTypes.CheckDiffers, what),
            Type = EventTypes.CheckDiffers,
            Institution = home,
            At = clock.GetUtcNow(),
            Data = DataOf(difference),
        };
        var marker = DoneMarker.OfBatch(RegisterKeys.Request(EventTypes.CheckDiffers, what), clock.GetUtcNow());
        await store.CommitAsync(TableNames.Register, home, [marker, OutboxRow.Of(raised)], cancellationToken);
    }

    private static JsonElement DataOf(CellDifference difference)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("collaboration", difference.Collaboration);
            json.WriteString("month", difference.Month.ToString());
            if (difference.Kept is { } kept)
            {
                json.WritePropertyName("kept");
                kept.WriteTo(json);
            }

            json.WritePropertyName("rebuilt");
            difference.Rebuilt.WriteTo(json);
            json.WriteEndObject();
        }

        return JsonDocument.Parse(buffer.ToArray()).RootElement;
    }
}
