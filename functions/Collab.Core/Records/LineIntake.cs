using Collab.Core.Bulk;
using Collab.Core.Documents.Reading;
using Collab.Core.Results;
using Collab.Core.Settings;

namespace Collab.Core.Records;

/// <summary>Puts the lines of a file into batches, one after the other.</summary>
internal sealed class LineIntake(RowTarget target, OpenBatches batches, RowIdentities identities, RegisterSettings settings)
{
    private readonly Faults faults = new();

    /// <summary>True once a line looked like a record: it named a collaboration.</summary>
    public bool HasRecords { get; private set; }

    /// <summary>Takes the line that the file stands on, or says what is wrong with it.</summary>
    public async ValueTask<IReadOnlyList<Fault>> TakeAsync(ILineFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        faults.Clear();
        if (file.IsTooLong)
        {
            return [new(string.Empty, "too-large", "The record is too long to be read.", Malformed: false)];
        }

        var line = RecordLine.Read(file.Json, settings, faults, isFeedback: true);
        HasRecords |= line.Collaboration is not null;
        var head = line.Collaboration is { } idOrCode ? await target.FindAsync(idOrCode, cancellationToken) : null;
        if (line.Collaboration is not null && head is null)
        {
            SubmitRecords.UnknownCollaboration(faults);
        }

        if (faults.Any)
        {
            return LineAnswer.OfFaults(file.Line, faults).Faults!;
        }

        await batches.AddAsync(head!, identities.Give(line.Item!, head!), file.Line, file.Json.Length, cancellationToken);
        return [];
    }

    /// <summary>Sends off what waits for more lines.</summary>
    public ValueTask FlushAsync(CancellationToken cancellationToken) => batches.FlushAsync(cancellationToken);
}
