using System.Globalization;

namespace Collab.Functions.Demo;

/// <summary>Says in short lines how the load gets on. Parallel requests may count at once.</summary>
internal sealed class DemoProgress(TextWriter output)
{
    private const int Step = 40;
    private readonly Lock gate = new();

    public void Say(string line)
    {
        lock (gate)
        {
            output.WriteLine(line);
        }
    }

    public void Say(FormattableString line) => Say(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>A counter of <paramref name="total"/> things: call it once a thing; it says a line now and then, and at the end.</summary>
    public Action Count(string what, int total)
    {
        var done = 0;
        return () =>
        {
            lock (gate)
            {
                done++;
                if (done == total || done % Step == 0)
                {
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what} {done}/{total}"));
                }
            }
        };
    }
}
