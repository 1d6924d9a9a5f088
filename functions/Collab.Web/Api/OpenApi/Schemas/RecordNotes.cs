using Microsoft.OpenApi;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>Whether a sender gives a field.</summary>
internal enum FieldRole
{
    /// <summary>The sender must give it.</summary>
    Wanted,

    /// <summary>The sender may give it.</summary>
    Optional,

    /// <summary>Collab makes it, and says null where there is none.</summary>
    OrNull,

    /// <summary>Collab makes it; what the sender gives back of it is passed over.</summary>
    Derived,
}

/// <summary>What the type of a field doesn't say.</summary>
internal sealed record FieldNote(FieldRole Role, string? Text, Action<OpenApiSchema> Shape);

/// <summary>
/// What a record's type doesn't say about its JSON: what the fields mean and must look like, and which of them a sender gives. A field without
/// a note is optional.
/// </summary>
internal sealed class RecordNotes
{
    private static readonly FieldNote None = new(FieldRole.Optional, null, Shapes.Any);

    private readonly Dictionary<string, FieldNote> fields = new(StringComparer.Ordinal);

    private readonly List<(string Name, Type Type, string Text)> pageMembers = [];

    private RecordNotes(Type type, string text, string name)
    {
        Type = type;
        Text = text;
        Name = name;
    }

    public Type Type { get; }

    /// <summary>What the schema is called in the document.</summary>
    public string Name { get; }

    public string Text { get; }

    /// <summary>What pages of this record may have beside their items.</summary>
    public IReadOnlyList<(string Name, Type Type, string Text)> PageMembers => pageMembers;

    public static RecordNotes Of<T>(string text, string? name = null) => new(typeof(T), text, name ?? typeof(T).Name);

    public FieldNote Find(string field) => fields.GetValueOrDefault(field, None);

    /// <summary>A field that the sender must give.</summary>
    public RecordNotes Wanted(string field, string text, Action<OpenApiSchema>? shape = null) => Add(field, FieldRole.Wanted, text, shape);

    /// <summary>A field that the sender may give.</summary>
    public RecordNotes Optional(string field, string text, Action<OpenApiSchema>? shape = null) => Add(field, FieldRole.Optional, text, shape);

    /// <summary>A field that Collab makes.</summary>
    public RecordNotes Derived(string field, string text, Action<OpenApiSchema>? shape = null) => Add(field, FieldRole.Derived, text, shape);

    /// <summary>A field of an answer that is always there, null where there is none.</summary>
    public RecordNotes OrNull(string field, string text, Action<OpenApiSchema>? shape = null) => Add(field, FieldRole.OrNull, text, shape);

    /// <summary>A member that pages of this record may have beside their items.</summary>
    public RecordNotes OnPages(string member, Type type, string text)
    {
        pageMembers.Add((member, type, text));
        return this;
    }

    private RecordNotes Add(string field, FieldRole role, string text, Action<OpenApiSchema>? shape)
    {
        fields.Add(field, new(role, text, shape ?? Shapes.Any));
        return this;
    }
}
