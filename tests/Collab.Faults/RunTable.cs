using System.Globalization;
using System.Runtime.Versioning;
using Collab.Faults.Checking;
using Collab.Faults.Scenarios;

namespace Collab.Faults;

/// <summary>Runs, faults and losses by scenario and store.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class RunTable(TextWriter output)
{
    private static readonly string[] Head = ["scenario", "store", "runs", "operations", "faults", "acknowledged", "refused", "unknown", "losses", "doubled", "s"];

    private readonly List<Line> lines = [];

    public bool IsClean => lines.TrueForAll(l => l is { Losses: 0, Doubled: 0 });

    public void Add(Scenario scenario, string store, Run run, TimeSpan took)
    {
        var line = new Line(
            scenario.Name, store, 1, run.Journal.Operations, run.Faults, run.Journal.Acknowledged, run.Journal.Refused, run.Journal.Unknown,
            run.Findings.Count(f => f.Kind != FindingKind.Doubled), run.Findings.Count(f => f.Kind == FindingKind.Doubled), took.TotalSeconds);
        var at = lines.FindIndex(l => l.Scenario == line.Scenario && l.Store == line.Store);
        if (at < 0)
        {
            lines.Add(line);
        }
        else
        {
            lines[at] = lines[at].And(line);
        }
    }

    public void Print()
    {
        var cells = lines.Select(l => l.Cells).Prepend(Head).ToArray();
        var widths = Head.Select((_, i) => cells.Max(c => c[i].Length)).ToArray();
        output.WriteLine();
        foreach (var row in cells)
        {
            output.WriteLine("| " + string.Join(" | ", row.Select((cell, i) => i < 2 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))) + " |");
            if (row == cells[0])
            {
                output.WriteLine("|" + string.Join("|", widths.Select((w, i) => i < 2 ? new string('-', w + 2) : new string('-', w + 1) + ":")) + "|");
            }
        }
    }

    private sealed record Line(
        string Scenario, string Store, int Runs, int Operations, int Faults, int Acknowledged, int Refused, int Unknown, int Losses, int Doubled, double Seconds)
    {
        public string[] Cells =>
        [
            Scenario, Store, Text(Runs), Text(Operations), Text(Faults), Text(Acknowledged), Text(Refused), Text(Unknown), Text(Losses), Text(Doubled), Text((int)Seconds),
        ];

        public Line And(Line other) => this with
        {
            Runs = Runs + other.Runs,
            Operations = Operations + other.Operations,
            Faults = Faults + other.Faults,
            Acknowledged = Acknowledged + other.Acknowledged,
            Refused = Refused + other.Refused,
            Unknown = Unknown + other.Unknown,
            Losses = Losses + other.Losses,
            Doubled = Doubled + other.Doubled,
            Seconds = Seconds + other.Seconds,
        };

        private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
    }
}
