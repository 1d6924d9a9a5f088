using Collab.Core.Settings;
using Collab.Core.Store;

namespace Collab.Functions.Demo;

/// <summary>
/// Loads the demo register through the doors a user has: institutions and collaborations by HTTP, all that hangs on them as dropped files,
/// the reports by the report timers' own code. Every step may be repeated, so a load that was interrupted goes on at the
/// next start, and one that is complete is not loaded again. The client has its base address (ending in <c>/</c>) and bearer token set.
/// </summary>
internal sealed class DemoLoader(
    HttpClient http, IBlobStore blobs, RunDemoReports runReports, TextWriter output, RegisterCalendar calendar, TimeProvider time)
{
    private const int AtOnce = 8;
    private static readonly string[] Scopes = [.. DemoInstitutions.Homes.Select(h => h.Id), "national"];

    private readonly DemoApi api = new(http, time);
    private readonly DemoMarks marks = new(blobs);
    private readonly DemoProgress progress = new(output);

    /// <summary>
    /// Loads what is missing and says what to open. <paramref name="dataFolder"/> is the embedded store's folder, null on Azure storage.
    /// False when it did not come to its end; the reason has been written then.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The store can't be reached.</exception>
    public async Task<bool> RunAsync(string? dataFolder, CancellationToken cancellationToken)
    {
        try
        {
            var started = time.GetTimestamp();
            var today = await marks.KeepBaseDateAsync(calendar.Today, cancellationToken);
            if (await marks.IsCompleteAsync(cancellationToken))
            {
                progress.Say($"The demo register is here already (illustrative data, as of {today:yyyy-MM-dd}).");
            }
            else
            {
                await LoadAsync(DemoData.Make(today), cancellationToken);
                await marks.SetCompleteAsync(today, cancellationToken);
                progress.Say($"The demo register is loaded ({time.GetElapsedTime(started).TotalSeconds:0.0} s).");
            }

            var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
            var reports = await runReports(Scopes, today, cancellationToken);
            var documents = await api.DocumentsAsync(DemoInstitutions.NepaliHome, cancellationToken);
            progress.Say(new DemoSigns(http.BaseAddress!, dataFolder).Text(month, reports, documents.Find(d => d.Fate == "partly-accepted")));
            return true;
        }
        catch (DemoLoadException e)
        {
            progress.Say($"The demo could not be loaded to its end. {e.Message}");
            return false;
        }
        catch (HttpRequestException e)
        {
            progress.Say($"The demo could not be loaded to its end: the app does not answer at {http.BaseAddress} ({e.HttpRequestError}). Start again with --demo.");
            return false;
        }
        catch (TaskCanceledException e) when (e.InnerException is TimeoutException)
        {
            progress.Say($"The demo could not be loaded to its end: the app at {http.BaseAddress} took too long to answer. Start again with --demo.");
            return false;
        }
    }

    private async Task LoadAsync(DemoData data, CancellationToken cancellationToken)
    {
        progress.Say($"Loading the demo register (illustrative data, as of {data.Today:yyyy-MM-dd}).");
        await EachAsync("Institutions", [.. data.Homes, .. data.Partners], api.PutInstitutionAsync, cancellationToken);

        var stored = await StoredAsync(cancellationToken);
        await EachAsync(
            "Collaborations",
            data.Collaborations,
            (c, token) => stored.ContainsKey(c.Code) ? Task.CompletedTask : api.PostCollaborationAsync(c, token),
            cancellationToken);

        await new DemoDrop(api, blobs, time, progress).LoadAsync([.. data.Others, .. data.Files], cancellationToken);

        // After the files: what was done under an agreement was reported while it ran.
        stored = await StoredAsync(cancellationToken);
        await EachAsync(
            "Ended early",
            [.. data.Collaborations.Where(c => c.Status == "terminated")],
            (c, token) => TerminateAsync(c, stored, token),
            cancellationToken);
    }

    private Task TerminateAsync(DemoCollaboration collaboration, Dictionary<string, DemoStored> stored, CancellationToken cancellationToken) =>
        !stored.TryGetValue(collaboration.Code, out var record)
            ? throw new DemoLoadException($"Collaboration {collaboration.Code} was registered and is not in the list.")
            : record.Status == "active" ? api.TerminateAsync(collaboration, record.Id, cancellationToken) : Task.CompletedTask;

    /// <summary>The homes' collaborations by their codes.</summary>
    private async Task<Dictionary<string, DemoStored>> StoredAsync(CancellationToken cancellationToken)
    {
        var stored = new Dictionary<string, DemoStored>(StringComparer.Ordinal);
        foreach (var home in DemoInstitutions.Homes)
        {
            foreach (var collaboration in await api.CollaborationsAsync(home.Id, cancellationToken))
            {
                stored[collaboration.Code] = collaboration;
            }
        }

        return stored;
    }

    private async Task EachAsync<T>(
        string what, IReadOnlyList<T> items, Func<T, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        var count = progress.Count(what, items.Count);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(items, options, async (item, token) =>
        {
            await send(item, token);
            count();
        });
    }
}
