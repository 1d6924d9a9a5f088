using Collab.Bench.Scenarios;
using Collab.Testing.Node;

namespace Collab.Bench;

/// <summary>How much is measured.</summary>
internal enum BenchLength
{
    /// <summary>A smoke test; its figures say little, but what no machine changes is checked.</summary>
    Short,

    /// <summary>A few minutes.</summary>
    Usual,

    /// <summary>With a million rows.</summary>
    Full,
}

/// <summary>Where the register is kept while it is measured.</summary>
internal enum BenchStore
{
    Embedded,
    Azurite,
}

/// <summary>The command line.</summary>
internal sealed record BenchOptions(IReadOnlyList<Scenario> Scenarios, IReadOnlyList<BenchStore> Stores, BenchLength Length, string? JsonFile)
{
    /// <summary>Gets the store of the scenario that is running.</summary>
    public BenchStore Store { get; init; }

    public bool Azurite => Store == BenchStore.Azurite;

    public static string Usage =>
        $"""
        Usage: dotnet run -c Release --project tests/Collab.Bench -- {string.Join('|', Scenario.All.Select(s => s.Name))}|all [--short|--full] [--store embedded|azurite] [--json file]
               dotnet run -c Release --project tests/Collab.Bench -- page
        """;

    /// <summary>The options, or null for a command line that means nothing.</summary>
    public static BenchOptions? Parse(string[] args)
    {
        var scenarios = Scenario.All.Where(s => args is [var name, ..] && (name == "all" || name == s.Name)).ToList();
        var options = new BenchOptions(scenarios, StoresHere(), BenchLength.Usual, JsonFile: null);
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
                    options = options with { Stores = [args[++i] == "azurite" ? BenchStore.Azurite : BenchStore.Embedded] };
                    break;
                case ("--json", { } file):
                    options = options with { JsonFile = file };
                    i++;
                    break;
                default:
                    return null;
            }
        }

        return scenarios.Count > 0 ? options : null;
    }

    /// <summary>Both, but Azurite only where Node is.</summary>
    private static BenchStore[] StoresHere() => NodeJs.WhyMissing is null ? [BenchStore.Embedded, BenchStore.Azurite] : [BenchStore.Embedded];
}
