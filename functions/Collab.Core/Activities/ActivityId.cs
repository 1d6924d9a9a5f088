using System.Globalization;
using System.Security.Cryptography;
using Collab.Core.Json;
using Collab.Core.Standards;

namespace Collab.Core.Activities;

/// <summary>Ids of activities: a new one, or the one that follows from the sender's reference or from a table's row.</summary>
public static class ActivityId
{
    public static Guid New(TimeProvider clock) => RecordId.New(clock);

    public static Guid OfReference(Guid collaboration, string reference) =>
        RecordId.From("activity", collaboration.ToString(), reference);

    /// <summary>
    /// The id of a table's row without a reference: it follows from what the row says and from how many like it stand before it in the
    /// file. So the same row in a corrected file is the same activity, and two equal rows in one file stay two.
    /// </summary>
    /// <param name="content">The row's <see cref="ContentHash"/>.</param>
    /// <param name="occurrence">1 for the first row that says this.</param>
    public static Guid OfRow(ReadOnlySpan<byte> content, int occurrence) =>
        RecordId.From("activity-row", Convert.ToHexStringLower(content), occurrence.ToString(CultureInfo.InvariantCulture));

    /// <summary>SHA-256 of what an activity says, with its collaboration but without id and times.</summary>
    public static byte[] ContentHash(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return SHA256.HashData(RegisterJson.Bytes(activity with { Id = default, CreatedAt = default, UpdatedAt = default }));
    }
}
