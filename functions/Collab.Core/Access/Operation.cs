namespace Collab.Core.Access;

/// <summary>What a caller may want to do, as far as the reach rules tell one thing from another.</summary>
public enum Operation
{
    /// <summary>Read institutions, one or a list.</summary>
    ReadInstitutions,

    /// <summary>Create, change and remove institutions.</summary>
    KeepInstitutions,

    /// <summary>Make, list, rotate and remove clients.</summary>
    KeepClients,

    /// <summary>Read a collaboration and what hangs on it.</summary>
    ReadCollaboration,

    /// <summary>Read who changed a collaboration and what hangs on it.</summary>
    ReadHistory,

    /// <summary>Register, replace, patch, move, renew and delete collaborations.</summary>
    KeepCollaboration,

    /// <summary>Add, replace and patch what hangs on a collaboration.</summary>
    SubmitItem,

    /// <summary>Delete what hangs on a collaboration.</summary>
    DeleteItem,

    /// <summary>Send documents in an institution's name. What their rows may touch is <see cref="SubmitItem"/>'s.</summary>
    UploadDocument,

    /// <summary>Read the documents that an institution has sent, their fate and their feedback.</summary>
    ReadDocument,

    /// <summary>Read the documents that others have sent about a home institution's collaborations.</summary>
    ReadDocumentAbout,

    /// <summary>Confirm or refuse what was read from a document.</summary>
    DecideDocument,

    /// <summary>Make and keep a report of a home institution or, with <see cref="Arm.Everywhere"/>, of all.</summary>
    MakeReport,

    /// <summary>Read kept reports and the summary.</summary>
    ReadReport,

    /// <summary>Subscribe to the events of a home institution or, with <see cref="Arm.Everywhere"/>, of all; remove subscriptions and have deliveries tried again.</summary>
    KeepSubscriptions,

    /// <summary>Read subscriptions and what couldn't be delivered to them.</summary>
    ReadSubscriptions,

    /// <summary>Read the reminders of a home institution.</summary>
    ReadReminders,

    /// <summary>Export the whole register, and import one.</summary>
    MoveRegister,
}
