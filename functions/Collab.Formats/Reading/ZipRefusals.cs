namespace Collab.Formats.Reading;

/// <summary>The sentences that a sender reads when a document that is a ZIP archive inside (docx, xlsx) isn't opened.</summary>
internal static class ZipRefusals
{
    public const string Damaged =
        "The file is damaged: the directory of its parts doesn't fit what is in it. Open it in the program that made it, save it again and send that.";

    public const string Encrypted = "The file is protected with a password. Save it without one and send it again.";

    public const string TooManyEntries = "The file has more than 10,000 parts, which no document needs. It was not opened.";

    public const string TooLarge = "Unpacked, the file would be far larger than any document. It was not opened.";

    public const string SameNameTwice = "Two parts of the file have the same name, so it isn't clear which of them counts. It was not opened.";

    public const string BehindPdf =
        "The file begins as a PDF document and ends as a ZIP archive, so it isn't clear which of them counts. It was not opened.";

    public const string BadName = "A part of the file has a name that leads out of it or has control characters in it. It was not opened.";

    public const string UnknownMethod = "The file is packed in a way that documents aren't. Save it again as a new document and send that.";
}
