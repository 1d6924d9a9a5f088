using Collab.Core.Items;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Settings;

namespace Collab.Core.Records;

/// <summary>
/// A line of a bulk request: <c>{"type": "activity", "collaboration": "&lt;id or code&gt;", "record": {…}}</c>. What couldn't be read is null.
/// </summary>
public readonly record struct RecordLine(string? Collaboration, IItem? Item)
{
    private const int LongestName = 100;

    /// <summary>Reads a line and notes all its faults; their pointers start at the line's object.</summary>
    /// <param name="line">The line.</param>
    /// <param name="settings">The rules' settings.</param>
    /// <param name="faults">Takes the faults.</param>
    /// <param name="isFeedback">Whether the line may come from a feedback file, with what that says of it.</param>
    public static RecordLine Read(ReadOnlyMemory<byte> line, RegisterSettings settings, Faults faults, bool isFeedback = false)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (!JsonBody.TryParse(line, out var document, out var refusal))
        {
            faults.Take(((Refusal.Invalid)refusal).Faults, string.Empty);
            return default;
        }

        using (document)
        {
            if (ObjectReader.Open(document.RootElement, string.Empty, faults) is not { } reader)
            {
                return default;
            }

            var type = TypeOf(reader);
            var collaboration = reader.Text("collaboration", LongestName, required: true);
            var item = ItemOf(reader, type, settings);
            if (isFeedback)
            {
                reader.IgnoreDerived("status", "errors");
            }

            reader.Close();
            return new(collaboration, item);
        }
    }

    private static ItemType? TypeOf(ObjectReader reader)
    {
        if (reader.Text("type", LongestName, required: true) is not { } name)
        {
            return null;
        }

        var type = ItemType.Find(name);
        if (type is null)
        {
            reader.Faults.Rule("/type", "unknown-type", $"This is none of: {string.Join(", ", ItemType.All)}.");
        }

        return type;
    }

    private static IItem? ItemOf(ObjectReader reader, ItemType? type, RegisterSettings settings)
    {
        if (!reader.Take("record", out var json))
        {
            reader.Faults.Rule("/record", "required", "This field is required.");
            return null;
        }

        if (type is null)
        {
            return null;
        }

        var faults = new Faults();
        var item = type.Read(json, settings, faults);
        reader.Faults.Take(faults.All, "/record");
        return item;
    }
}
