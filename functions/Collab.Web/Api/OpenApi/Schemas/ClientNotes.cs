using Collab.Core.Access;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>Notes of clients and their keys.</summary>
internal static class ClientNotes
{
    private const string Bound = "The institution that a partner or officer is bound to; none for the other roles.";

    public static IReadOnlyList<RecordNotes> All { get; } =
    [
        RecordNotes.Of<ClientRequest>("A client to be made.", "Client")
            .Wanted("name", "What people call it; one line.", Shapes.Longest(200))
            .Wanted("role", "What it may do.")
            .Optional("institution", Bound, Shapes.Slug)
            .Optional("expiresOn", "The last day (UTC) on which its keys work; without an end unless given."),
        RecordNotes.Of<RotationRequest>("How a key is to be followed by a new one.", "Rotation")
            .Optional("overlapHours", "How many hours the keys before work on; 24 unless given, 0 ends them at once.", Shapes.Range(0, 168)),
        Described(RecordNotes.Of<Client>("A program or office that signs in with a key.")),
        Described(RecordNotes.Of<ClientWithKey>("A client, and the key that was just made for it."))
            .Derived("key", "The key. It is shown this once and kept nowhere.", Shapes.Pattern("^clb_[0-9A-Za-z]{43}$")),
        RecordNotes.Of<IssuedKey>("What is known of a key.")
            .Derived("id", "The first half of the key's SHA-256, in hexadecimal.", Shapes.Pattern("^[0-9a-f]{32}$"))
            .Derived("createdAt", "When it was made, UTC.")
            .Derived("endsAt", "When it stops working, UTC; absent while it has no end."),
    ];

    private static RecordNotes Described(RecordNotes client) => client
        .Derived("id", "UUID of version 7.")
        .Derived("name", "What people call it.")
        .Derived("role", "What it may do.")
        .Derived("institution", Bound, Shapes.Slug)
        .Derived("expiresOn", "The last day (UTC) on which its keys work; absent without an end.")
        .Derived("createdAt", "When it was made, UTC.")
        .Derived("lastUsedOn", "The last day (UTC) on which it signed in.")
        .Derived("keys", "Its keys, oldest first.");
}
