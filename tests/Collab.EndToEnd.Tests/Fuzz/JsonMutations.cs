using System.Text;

namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>Changes to what a JSON body says.</summary>
internal static class JsonMutations
{
    private const int Deep = 10_000;
    private const int Long = 100_000;
    private const int OverOneMebibyte = (1024 * 1024) + 64;

    private static readonly string[] Sizes = ["1", "\"a\"", "null", "{}", "[]"];

    /// <summary>Changes one value, key or list somewhere in the body. A body that is no JSON is left alone.</summary>
    public static void Apply(Message message, Choices choices)
    {
        var lines = IsLines(message) ? Lines(message.Body) : [message.Body];
        var at = choices.Below(lines.Count);
        if (JsonPiece.Parse(lines[at]) is not { } root)
        {
            return;
        }

        for (var left = choices.Weighted((6, 1), (3, 2), (1, 5)); left > 0; left--)
        {
            Change([.. root.All()], choices);
        }

        lines[at] = root.ToBytes();
        message.Body = Joined(lines);
    }

    private static bool IsLines(Message message) => message.Header("Content-Type")?.Contains("ndjson", StringComparison.Ordinal) == true;

    private static List<byte[]> Lines(byte[] body) => [.. Encoding.Latin1.GetString(body).Split('\n').Select(Encoding.Latin1.GetBytes)];

    private static byte[] Joined(List<byte[]> lines) => [.. lines.SelectMany((line, i) => i == 0 ? line : [(byte)'\n', .. line])];

    private static void Change(JsonPiece[] pieces, Choices choices)
    {
        // Values rather than the whole, mostly: what is wrong deep inside meets the most rules.
        var piece = pieces.Length > 1 && !choices.OneIn(12) ? pieces[choices.Between(1, pieces.Length - 1)] : pieces[0];
        switch (choices.Below(piece.Members is { Count: > 0 } ? 10 : piece.Items is { Count: > 0 } ? 6 : 4))
        {
            case 0:
                piece.Become(JsonPiece.Of(choices.Of(OddTexts.Tokens)));
                break;
            case 1:
                piece.Become(JsonPiece.Of($"\"{choices.Of(OddTexts.Plain)}\""));
                break;
            case 2:
                piece.Become(pieces[choices.Below(pieces.Length)].Copy());
                break;
            case 3:
                piece.Become(JsonPiece.Of(Sized(choices)));
                break;
            default:
                ChangeInside(piece, choices);
                break;
        }
    }

    private static void ChangeInside(JsonPiece piece, Choices choices)
    {
        if (piece.Items is { } items)
        {
            var item = choices.Of(items);
            _ = choices.OneIn(2) ? items.Remove(item) : Repeat(items, item, choices.Weighted((8, 1), (3, 40), (1, 600)));
            return;
        }

        var members = piece.Members!;
        var at = choices.Below(members.Count);
        switch (choices.Below(5))
        {
            case 0:
                members.RemoveAt(at);
                break;
            case 1:
                members.Add(choices.OneIn(2) ? members[at] : (members[at].Key, JsonPiece.Of(choices.Of(OddTexts.Tokens))));
                break;
            case 2:
                members[at] = (choices.Of(OddTexts.Keys), members[at].Value);
                break;
            case 3:
                members.Add((choices.Of(OddTexts.Keys), JsonPiece.Of(choices.Of(OddTexts.Tokens))));
                break;
            default:
                var other = choices.Below(members.Count);
                (members[at], members[other]) = ((members[at].Key, members[other].Value), (members[other].Key, members[at].Value));
                break;
        }
    }

    private static bool Repeat(List<JsonPiece> items, JsonPiece item, int times)
    {
        items.AddRange(Enumerable.Repeat(item, times));
        return true;
    }

    /// <summary>Something deep, wide or long.</summary>
    private static byte[] Sized(Choices choices) => choices.Weighted<Func<byte[]>>(
        (10, () => Nested("[", "1", "]", choices.Of([5, 31, 32, 33, 64, Deep]))),
        (10, () => Nested("{\"a\":", "1", "}", choices.Of([5, 31, 32, 33, 64, Deep]))),
        (4, () => Encoding.ASCII.GetBytes(new string('[', Deep))),
        (2, () => Encoding.ASCII.GetBytes($"[{string.Join(',', Enumerable.Repeat(choices.Of(Sizes), Long))}]")),
        (3, () => Encoding.ASCII.GetBytes($"{{{string.Join(',', Enumerable.Range(0, 3000).Select(i => $"\"k{i}\":1"))}}}")),
        (12, () => Text(choices.Of(["a", "Ө", "क", "😀", "\u0301", "\\u0000"]), choices.Of([63, 64, 199, 200, 201, 500, 501, 513, 10_001]))),
        (2, () => Text(choices.Of(["a", "Ө", "😀"]), 40_000)),
        (1, () => Text("a", OverOneMebibyte)),
        (6, () => Encoding.ASCII.GetBytes(new string('9', choices.Of([20, 40, 400, 70_000])))))();

    private static byte[] Nested(string open, string inner, string close, int depth) =>
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth)));

    private static byte[] Text(string part, int times) => Encoding.UTF8.GetBytes($"\"{string.Concat(Enumerable.Repeat(part, times))}\"");
}
