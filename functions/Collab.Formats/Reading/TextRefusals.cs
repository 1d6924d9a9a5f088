using System.Globalization;

namespace Collab.Formats.Reading;

/// <summary>The sentences that a sender reads when the text of a document can't be read.</summary>
internal static class TextRefusals
{
    public const string DamagedDocx =
        "The Word document is damaged and can't be read. Open it in the program that made it, save it again and send that.";

    public const string EmptyDocx = "The Word document has no text in it.";

    public const string DamagedPdf = "The PDF is damaged and can't be read. Make it again from the original document and send that.";

    public const string EncryptedPdf = "The PDF is protected with a password. Save it without one and send it again.";

    public const string NestedTooDeeply = "The document is nested deeper than any document needs. It was not read.";

    public const string TooLong = "The document has more text in it than 3,000 pages hold. Send it in parts.";

    public const string TooLarge = "Unpacked, the document would be far larger than any document. It was not read.";

    public const string TooSlow = "Reading the document took far longer than any document takes, so it was given up. Save it again and send that.";

    public static readonly string TooManyPages = $"The PDF has more than {Count(MostPages)} pages. Send it in parts.";

    public const int MostPages = 2000;

    public static string OnlyPictures(int pages) => pages == 1
        ? "The PDF's page has no text in it, only a picture (a scan or a photo). Send the original document, or a PDF whose text can be selected."
        : $"The PDF has {Count(pages)} pages and no text in it, only pictures (scans or photos). Send the original document, or a PDF whose text can be selected.";

    public const string NoPages = "The PDF has no pages.";

    public const string UnknownLetters =
        "The PDF doesn't say which letters its signs stand for, so its text can't be read. Send the original document, or a PDF whose text can be copied.";

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
