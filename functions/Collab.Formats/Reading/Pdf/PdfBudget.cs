using System.Diagnostics;

namespace Collab.Formats.Reading.Pdf;

/// <summary>How much one document may cost: time, bytes unpacked, letters. Whoever does work asks here first, so that no file runs for ever.</summary>
internal sealed class PdfBudget(TimeSpan time, CancellationToken cancellationToken)
{
    /// <summary>All that is unpacked of one document: text is small, and pictures are never unpacked.</summary>
    private const long MostUnpacked = 256L * 1024 * 1024;

    /// <summary>One stream.</summary>
    internal const int MostOfOne = 64 * 1024 * 1024;

    /// <summary>Ordinary text shrinks to a fifth, rows of numbers to a fiftieth.</summary>
    internal const int MostRatio = 500;

    /// <summary>Below this the ratio doesn't matter.</summary>
    internal const int RatioFrom = 4 * 1024 * 1024;

    /// <summary>About 3,000 pages.</summary>
    private const int MostLetters = 10_000_000;
    private const int WorkBetweenLooks = 1024;

    private readonly long begin = Stopwatch.GetTimestamp();
    private long unpacked;
    private int letters;
    private int work;

    /// <summary>To be asked for every small piece of work.</summary>
    public void Work()
    {
        if (++work % WorkBetweenLooks == 0)
        {
            Look();
        }
    }

    public void Look()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Stopwatch.GetElapsedTime(begin) > time)
        {
            throw new UnreadableTextException(TextRefusals.TooSlow);
        }
    }

    public void Unpack(int bytes)
    {
        Look();
        if ((unpacked += bytes) > MostUnpacked)
        {
            throw new UnreadableTextException(TextRefusals.TooLarge);
        }
    }

    public void Letters(int more)
    {
        Work();
        if ((letters += more) > MostLetters)
        {
            throw new UnreadableTextException(TextRefusals.TooLong);
        }
    }
}
