using Collab.Core.Store;

namespace Collab.Functions.Demo;

/// <summary>Drops the demo's files where an office would, and waits until the app has read each of them.</summary>
internal sealed class DemoDrop(DemoApi api, IBlobStore blobs, TimeProvider time, DemoProgress progress)
{
    /// <summary>How long the app may take over no file at all before this gives up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <exception cref="DemoLoadException">A file was not read in time, or has not the fate that it should have.</exception>
    public async Task LoadAsync(IReadOnlyList<DemoFile> files, CancellationToken cancellationToken)
    {
        var waiting = await DropAsync(files, cancellationToken);
        var faulty = new List<string>();
        var since = time.GetTimestamp();
        while (waiting.Count > 0)
        {
            var read = await FinishedAsync(waiting, cancellationToken);
            foreach (var (file, document) in read)
            {
                waiting.Remove(file);
                Say(file, document);
                if (!file.Accepts(document))
                {
                    faulty.Add(file.Name);
                }
            }

            if (read.Count > 0)
            {
                since = time.GetTimestamp();
            }
            else if (time.GetElapsedTime(since) > Patience)
            {
                throw new DemoLoadException(
                    $"The app has finished none of {waiting.Count} dropped files for {Patience.TotalMinutes:0} minutes ({waiting[0].BlobName} is the first). "
                    + "It may still do so; start again with --demo to go on from here.");
            }
            else
            {
                await Task.Delay(Interval, time, cancellationToken);
            }
        }

        if (faulty.Count > 0)
        {
            throw new DemoLoadException($"Not all of {string.Join(", ", faulty)} was accepted; their documents and feedback files say why.");
        }
    }

    /// <summary>A file that the app knows already is not dropped again: it may have been moved to where documents are kept.</summary>
    private async Task<List<DemoFile>> DropAsync(IReadOnlyList<DemoFile> files, CancellationToken cancellationToken)
    {
        foreach (var home in files.GroupBy(f => f.Institution, StringComparer.Ordinal))
        {
            var known = (await api.DocumentsAsync(home.Key, cancellationToken)).Select(d => d.FileName).ToHashSet(StringComparer.Ordinal);
            foreach (var file in home.Where(f => !known.Contains(f.Name)))
            {
                await blobs.WriteAsync(
                    ContainerNames.Uploads,
                    file.BlobName,
                    file.ContentType,
                    metadata: null,
                    replace: false,
                    async (stream, token) => await stream.WriteAsync(file.Content, token),
                    cancellationToken);
            }
        }

        return [.. files];
    }

    private async Task<List<(DemoFile File, DemoDocument Document)>> FinishedAsync(List<DemoFile> waiting, CancellationToken cancellationToken)
    {
        var finished = new List<(DemoFile, DemoDocument)>();
        foreach (var home in waiting.GroupBy(f => f.Institution, StringComparer.Ordinal))
        {
            var documents = await api.DocumentsAsync(home.Key, cancellationToken);
            foreach (var file in home)
            {
                if (documents.Find(d => d.IsFinal && d.FileName == file.Name) is { } document)
                {
                    finished.Add((file, document));
                }
            }
        }

        return finished;
    }

    private void Say(DemoFile file, DemoDocument document)
    {
        if (document.Fate != "accepted")
        {
            progress.Say($"  Files: {file.Name} {document.Fate}, {document.Accepted ?? 0} rows accepted, {document.Rejected ?? 0} rejected");
        }
        else if (file.Rows > 0)
        {
            progress.Say($"  Files: {file.Name} accepted, {document.Accepted ?? file.Rows} rows");
        }
        else
        {
            progress.Say($"  Files: {file.Name} accepted, waits for a decision");
        }
    }
}
