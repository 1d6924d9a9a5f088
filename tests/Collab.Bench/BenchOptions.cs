namespace Collab.Bench;

/// <summary>How much is measured.</summary>
internal enum BenchLength
{
    /// <summary>A smoke test of under a minute; its figures say little.</summary>
    Short,

    /// <summary>A few minutes.</summary>
    Usual,

    /// <summary>With a million rows.</summary>
    Full,
}

/// <summary>The command line.</summary>
internal sealed record BenchOptions(IReadOnlyList<string> Scenarios, BenchLength Length, bool Azurite, string? JsonFile)
{
    public const string Usage =
        "Usage: dotnet run -c Release --project tests/Collab.Bench -- submit|ingest-csv|ingest-xlsx|ingest-pdf|parse|records|list|get|access|report|start|all [--short|--full] [--store embedded|azurite] [--json file]";

    private static readonly string[] All = ["submit", "ingest-csv", "ingest-xlsx", "ingest-pdf", "parse", "records", "list", "get", "access", "report", "start"];

    /// <summary>The options, or null for a command line that means nothing.</summary>
    public static BenchOptions? Parse(string[] args)
    {
        if (args.Length == 0 || (args[0] != "all" && !All.Contains(args[0], StringComparer.Ordinal)))
        {
            return null;
        }

        var options = new BenchOptions(args[0] == "all" ? All : [args[0]], BenchLength.Usual, Azurite: false, JsonFile: null);
        for (var i = 1; i < args.Length; i++)
        {
            switch (args[i], i + 1 < args.Length ? args[i + 1] : null)
            {
                case ("--short", _):
                    options = options with { Length = BenchLength.Short };
                    break;
                case ("--full", _):
                    options = options with { Length = BenchLength.Full };
                    break;
                case ("--store", "embedded" or "azurite"):
                    options = options with { Azurite = args[++i] == "azurite" };
                    break;
                case ("--json", { } file):
                    options = options with { JsonFile = file };
                    i++;
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
