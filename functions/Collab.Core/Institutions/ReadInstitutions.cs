using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Institutions;

/// <summary>Which institutions a list shows: filters combine with AND, the values of one filter with OR; an empty filter lets all pass.</summary>
public sealed record InstitutionFilter(
    IReadOnlyList<string> Countries, IReadOnlyList<string> Regions, IReadOnlyList<InstitutionKind> Kinds, bool? Home, IReadOnlyList<TextSearch> Searches)
{
    public bool Passes(Institution institution)
    {
        ArgumentNullException.ThrowIfNull(institution);
        return (Countries.Count == 0 || (institution.Country is { } country && Countries.Contains(country, StringComparer.Ordinal)))
            && (Regions.Count == 0 || Regions.Contains(institution.Region, StringComparer.Ordinal) || Regions.Contains(institution.Subregion, StringComparer.Ordinal))
            && (Kinds.Count == 0 || Kinds.Contains(institution.Kind))
            && (Home is null || Home == institution.Home)
            && (Searches.Count == 0 || Searches.Any(s => s.IsIn(institution.SearchedTexts())));
    }
}

/// <summary>Reads institutions. Lists are in order of ids, which are names.</summary>
public sealed class ReadInstitutions(IRowStore store)
{
    public async Task<Outcome<StoredRecord>> OneAsync(string id, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(id))
        {
            return new Refusal.NotFound();
        }

        var row = await store.ReadAsync(TableNames.Institutions, InstitutionDirectory.Partition, id, null, cancellationToken);
        return row is null ? new Refusal.NotFound() : new StoredRecord(Payload.Read(row, "body")!, $"\"{row.Number("version")}\"");
    }

    public async Task<RecordPage> ListAsync(InstitutionFilter filter, int limit, string? after, CancellationToken cancellationToken)
    {
        var range = new RowRange(" ", "~");
        range = after is null ? range : range.After(after);
        var institutions = store.ReadAllAsync(TableNames.Institutions, InstitutionDirectory.Partition, range, null, cancellationToken)
            .Select(row => JsonSerializer.Deserialize(Payload.Read(row, "body"), RegisterJson.Readable.Institution)!);
        return await RecordPages.FilterAsync(institutions, filter.Passes, limit, RegisterJson.Bytes, i => i.Id);
    }
}
