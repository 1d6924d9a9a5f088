namespace Collab.Formats.Reading;

/// <summary>The sentences that a sender reads when a file can't be taken.</summary>
internal static class Refusals
{
    public const string Accepted = "Accepted are CSV, Excel workbooks (xlsx), NDJSON or JSON, Word (docx) and PDF documents.";

    public const string Empty = "The file is empty: there is no header row in it. " + Accepted;

    public const string TooLarge = "The file is larger than 100 MiB. Send it in parts.";

    public const string JsonCutOff = "The JSON array isn't closed: the file ends before it does. What stood before that was read.";

    public static string TakenFor(string kind) => $"The file looks like {kind}. {Accepted}";

    public static string InvalidUtf8(long line, long position) =>
        $"Line {line} has a character that isn't UTF-8 (byte {position} of the file). Save the file as \"CSV UTF-8\" and send it again.";

    public static string BinaryZero(long line) =>
        $"Line {line} has a binary zero in it, so this isn't a text file from there on. {Accepted}";

    public static string RowTooLong(long line) =>
        $"The row that begins on line {line} is longer than 1 MiB. Most often a quotation mark is opened there and never closed.";

    public static string TooManyCells(long line, int limit) => $"The row on line {line} has more than {limit} columns.";

    public static string OpenQuote(long line) =>
        $"A quotation mark in the row that begins on line {line} is never closed, so everything after it would be one cell.";

    public static string BehindJson(int value) =>
        $"Behind the JSON value number {value} stands something that doesn't belong to it. What stood before that was read.";
}
