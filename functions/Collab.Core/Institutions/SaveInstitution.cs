using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Institutions;

/// <summary>Creates or replaces an institution.</summary>
public sealed class SaveInstitution(IRowStore store, InstitutionDirectory directory, TimeProvider clock)
{
    public async Task<Outcome<WriteAnswer>> RunAsync(
        Caller caller, string id, JsonElement json, Expectation expectation, CancellationToken cancellationToken)
    {
        if (!Reach.May(caller, Operation.KeepInstitutions))
        {
            return new Refusal.NotFound();
        }

        var faults = new Faults();
        var draft = InstitutionReader.Read(id, json, faults);
        if (faults.TryRefuse(out var refusal))
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var answer = expectation is Expectation.Nothing
            ? await CreateAsync(draft! with { CreatedAt = now, UpdatedAt = now }, cancellationToken)
            : await ReplaceAsync(draft! with { UpdatedAt = now }, expectation, cancellationToken);
        directory.Forget();
        return answer;
    }

    private static (Dictionary<string, object> Values, WriteAnswer Answer) Write(Institution institution, int version)
    {
        var body = RegisterJson.Bytes(institution);
        var values = new Dictionary<string, object> { ["version"] = version };
        Payload.Write(values, "body", body);
        return (values, new(Guid.Empty, $"\"{version}\"", body, Created: version == 1, Replayed: false));
    }

    private async Task<Outcome<WriteAnswer>> CreateAsync(Institution institution, CancellationToken cancellationToken)
    {
        var (values, answer) = Write(institution, 1);
        var result = await store.CommitAsync(
            TableNames.Institutions, InstitutionDirectory.Partition, [new RowChange.Add(institution.Id, values)], cancellationToken);
        return result is CommitResult.Committed ? answer : new Refusal.Stale();
    }

    private async Task<Outcome<WriteAnswer>> ReplaceAsync(Institution institution, Expectation expectation, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(TableNames.Institutions, InstitutionDirectory.Partition, institution.Id, null, cancellationToken);
        if (row is null)
        {
            // RFC 9110, 13.1.1: what doesn't exist has no version that could match.
            return new Refusal.Stale();
        }

        var version = row.Number("version")!.Value;
        if (!expectation.IsMetBy($"\"{version}\""))
        {
            return new Refusal.Stale();
        }

        var before = JsonSerializer.Deserialize(Payload.Read(row, "body"), RegisterJson.Readable.Institution)!;
        if (before.Home && !institution.Home && await HasRegisterAsync(institution.Id, cancellationToken))
        {
            return new Refusal.Conflict("register-in-use", "The institution keeps collaborations here; it stays a home institution.");
        }

        var (values, answer) = Write(institution with { CreatedAt = before.CreatedAt }, version + 1);
        var result = await store.CommitAsync(
            TableNames.Institutions, InstitutionDirectory.Partition, [new RowChange.Replace(institution.Id, values, row.ETag)], cancellationToken);
        return result is CommitResult.Committed ? answer : new Refusal.Stale();
    }

    private async Task<bool> HasRegisterAsync(string institution, CancellationToken cancellationToken)
    {
        var page = await store.ReadRangeAsync(TableNames.Register, institution, RegisterKeys.AllCollaborations, 1, null, ["version"], cancellationToken);
        return page.Rows.Count > 0 || page.Continuation is not null;
    }
}
