using System.Globalization;
using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.History;

/// <summary>
/// Reads a page of a collaboration's history and checks all of it: every entry by its own hash, by its place in the versions and by the
/// hash of the one before, and the last one by the collaboration's own row.
/// </summary>
/// <remarks>A history that was rewritten as a whole, row and all, can't be told from a true one without a hash kept elsewhere.</remarks>
public sealed class VerifyHistory(IRowStore store, Locator locator, RegisterReader reader, ReadHistory history)
{
    /// <summary>Entries read at once; each may have up to 400 KiB.</summary>
    private const int PageSize = 50;

    /// <summary>How often the check goes after writes that are made meanwhile, before it is content with what it has.</summary>
    private const int MostCatchingUp = 3;

    private static readonly byte[] Unreadable = "{\"unreadable\":true}"u8.ToArray();

    /// <summary>The page as <see cref="ReadHistory"/> gives it, with the check of the whole; an entry that is no JSON is shown as unreadable.</summary>
    public async Task<Outcome<VerifiedHistory>> RunAsync(Caller caller, Guid id, int limit, string? after, CancellationToken cancellationToken)
    {
        if (!(await history.RunAsync(caller, id, limit, after, cancellationToken)).TryGet(out var page, out var refusal))
        {
            return refusal;
        }

        return await locator.ReadOrDeletedAsync(caller, id, cancellationToken) is { } head
            ? new VerifiedHistory(page with { Items = [.. page.Items.Select(Shown)] }, await CheckAsync(head, cancellationToken))
            : new Refusal.NotFound();
    }

    /// <summary>Checks the history of a collaboration as it was read from the store.</summary>
    public async Task<ChainReport> CheckAsync(CollaborationHead head, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(head);
        var walk = new ChainWalk(head.Record.Id);
        for (var round = 0; ; round++)
        {
            if (await FollowAsync(walk, head, cancellationToken) is { } broken)
            {
                return broken;
            }

            if (round == MostCatchingUp || !await HasMoreAsync(walk, head, cancellationToken))
            {
                return new(walk.Version, null, "Every entry follows on the one before, and the last is the one that the collaboration names.");
            }

            // An entry and the row that names it come in one commit: what is there and isn't named by now came another way.
            var known = head.Version;
            head = await reader.HeadAsync(head.Record.Institution, head.Record.Id, cancellationToken)
                ?? await reader.DeletedAsync(head.Record.Institution, head.Record.Id, cancellationToken)
                ?? head;
            if (head.Version <= known)
            {
                return walk.BrokenBy(Invariant($"Entry {known + 1} was added by somebody else: the last one that the collaboration names is {known}."));
            }
        }
    }

    /// <summary>Walks up to the version that the collaboration's row names; null, or what breaks the chain there.</summary>
    private async Task<ChainReport?> FollowAsync(ChainWalk walk, CollaborationHead head, CancellationToken cancellationToken)
    {
        await foreach (var row in EntriesAsync(walk, head, PageSize, cancellationToken))
        {
            if (walk.Version >= head.Version)
            {
                break;
            }

            if (walk.Take(row) is { } fault)
            {
                return walk.BrokenBy(fault);
            }

            if (walk.Version == head.Version && walk.Hash != head.Hash)
            {
                return new(walk.Version - 1, walk.Version, Invariant($"Entry {walk.Version} isn't the one that the collaboration names as its last."));
            }
        }

        return walk.Version < head.Version
            ? walk.BrokenBy(Invariant($"Entry {walk.Version + 1} is missing: the collaboration names {head.Version} entries."))
            : null;
    }

    private async Task<bool> HasMoreAsync(ChainWalk walk, CollaborationHead head, CancellationToken cancellationToken)
    {
        await foreach (var _ in EntriesAsync(walk, head, 1, cancellationToken))
        {
            return true;
        }

        return false;
    }

    /// <summary>The entries behind those that were walked already.</summary>
    private IAsyncEnumerable<Row> EntriesAsync(ChainWalk walk, CollaborationHead head, int pageSize, CancellationToken cancellationToken)
    {
        var range = RegisterKeys.HistoryOf(head.Record.Id);
        range = walk.Version == 0 ? range : range.After(RegisterKeys.History(head.Record.Id, walk.Version));
        return store.ReadAllAsync(TableNames.Register, head.Record.Institution, range, null, cancellationToken, pageSize);
    }

    private static byte[] Shown(byte[]? entry)
    {
        try
        {
            var json = new Utf8JsonReader(entry);
            while (json.Read())
            {
            }

            return entry is { Length: > 0 } ? entry : Unreadable;
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
