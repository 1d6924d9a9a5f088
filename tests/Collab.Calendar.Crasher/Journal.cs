using System.Globalization;
using System.Text;

namespace Collab.Calendar.Crasher;

/// <summary>
/// What has been run and when, in a file outside the register: lines <c>begin|end|pause {timer} {instant}</c>. The last line tells the
/// simulated time. A run that has no <c>end</c> is run again, as by the host, which notes a run behind it.
/// </summary>
internal sealed class Journal
{
    public const string Begin = "begin";
    public const string End = "end";
    public const string Pause = "pause";
    private const string Nobody = "-";

    private readonly string path;
    private readonly Dictionary<string, DateTimeOffset> last = new(StringComparer.Ordinal);

    private Journal(string path) => this.path = path;

    /// <summary>When the simulated time began.</summary>
    public DateTimeOffset Start { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public static Journal Create(string path, DateTimeOffset start)
    {
        var journal = new Journal(path);
        journal.Write(Pause, Nobody, start);
        return Open(path);
    }

    public static Journal Open(string path)
    {
        var journal = new Journal(path);
        foreach (var line in Lines(path))
        {
            var (what, timer, instant) = Parse(line);
            journal.Note(what, timer, instant);
        }

        return journal;
    }

    /// <summary>The simulated time of a program that is at work.</summary>
    public static DateTimeOffset NowOf(string path) => Parse(Lines(path)[^1]).Instant;

    /// <summary>Takes back the last runs, at most so many: they are run again at their moments.</summary>
    public static void GoBack(string path, int runs)
    {
        var lines = Lines(path);
        var keep = lines.Count;
        for (var taken = 0; taken < runs && keep > 1; keep--)
        {
            taken += Parse(lines[keep - 1]).What == End ? 1 : 0;
        }

        File.WriteAllLines(path, lines.Take(keep));
    }

    /// <summary>When a timer ran last; null when it never has.</summary>
    public DateTimeOffset? LastOf(string timer) => last.TryGetValue(timer, out var instant) ? instant : null;

    /// <summary>Nothing runs up to an instant.</summary>
    public void Wait(DateTimeOffset until) => Write(Pause, Nobody, until);

    /// <summary>One write of the whole line: a kill leaves it or doesn't.</summary>
    public void Write(string what, string timer, DateTimeOffset instant)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        file.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{what} {timer} {instant:O}\n")));
        Note(what, timer, instant);
    }

    private void Note(string what, string timer, DateTimeOffset instant)
    {
        Start = Start == default ? instant : Start;
        Now = instant;
        if (what == End)
        {
            last[timer] = instant;
        }
    }

    private static List<string> Lines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static (string What, string Timer, DateTimeOffset Instant) Parse(string line) =>
        line.Split(' ') is [var what, var timer, var instant]
            ? (what, timer, DateTimeOffset.ParseExact(instant, "O", CultureInfo.InvariantCulture))
            : throw new InvalidDataException($"The journal has a line '{line}'.");
}
