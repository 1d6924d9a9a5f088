using Collab.Core.Standards;
using Collab.Core.Store;

namespace Collab.Core.Tracing;

/// <summary>
/// Goes through the collaborations that a report was made from, in order, and through the period before after them where the figure is a difference.
/// A page ends when it is full or when enough was looked at for one answer.
/// </summary>
internal sealed class TraceWalk(TraceCollaboration trace, Figure figure, Period period, CollaborationCounts counts, IReadOnlyList<KeptVersion> kept)
{
    private const int MostAtOnce = 8;

    /// <summary>Rows that are looked at for one page, give or take one round of collaborations.</summary>
    private const int MostWork = 10_000;

    /// <summary>Collaborations that are looked at for one page.</summary>
    private const int MostCollaborations = 250;

    private readonly TraceQuestion[] passes =
        [new(figure, period, counts), .. figure.IsChange ? [new(figure, period.Previous(), counts)] : (TraceQuestion[])[]];

    private readonly KeptVersion[] asked = figure.Named is { } named ? [.. kept.Where(k => named.Contains(k.Id))] : [.. kept];

    private readonly List<byte[]> items = [];

    public async Task<TracePage> RunAsync(int limit, string? after, CancellationToken cancellationToken)
    {
        var sums = passes.Length * figure.Members.Count;
        var at = (after is null ? null : TracePosition.Parse(after, sums)) ?? TracePosition.Start(sums);
        var (work, seen, atOnce) = (0, 0, 1);
        while (at.Pass < passes.Length && items.Count < limit && work < MostWork && seen < MostCollaborations)
        {
            var of = asked.Skip(at.Index).Take(atOnce).ToArray();
            var (pass, first, most) = (at.Pass, at.After, limit - items.Count);
            var parts = await SideBySide.AskAsync(
                of.Select((version, i) => (version, After: i == 0 ? first : null)),
                (one, token) => trace.RunAsync(passes[pass], one.version, one.After, most, token),
                cancellationToken);
            work += parts.Sum(p => p.Work);
            seen += of.Length;
            at = Take(parts, at, limit);
            at = at.Index >= asked.Length ? at with { Pass = at.Pass + 1, Index = 0 } : at;
            atOnce = Math.Min(atOnce * 2, MostAtOnce);
        }

        return TracePage.Of(figure, new(items, at.Pass < passes.Length ? at.ToString() : null), at);
    }

    /// <summary>Takes what fits on the page, in order, and goes on to behind it.</summary>
    private TracePosition Take(IReadOnlyList<TracedPart> parts, TracePosition at, int limit)
    {
        foreach (var part in parts)
        {
            var fits = part.Records.Take(limit - items.Count).ToArray();
            var more = fits.Length < part.Records.Count;
            at = at with { Unsure = at.Unsure || part.Unsure };
            foreach (var record in fits)
            {
                at = Take(record, at);
            }

            if (more || part.After is not null)
            {
                return at with { After = !more ? part.After : fits.Length > 0 ? fits[^1].Id : at.After };
            }

            at = at with { Index = at.Index + 1, After = null };
            if (items.Count == limit)
            {
                return at;
            }
        }

        return at;
    }

    private TracePosition Take(TracedRecord record, TracePosition at)
    {
        // What the period before has counts against the difference.
        var signed = at.Pass == 0 ? record.Counts : [.. record.Counts.Select(c => -c)];
        items.Add((record with { Counts = signed }).ToJson(figure, at.Pass > 0));
        Int128[] sums = [.. at.Sums];
        for (var i = 0; i < signed.Length; i++)
        {
            sums[(at.Pass * signed.Length) + i] += signed[i];
        }

        return at with { Sums = sums };
    }
}
