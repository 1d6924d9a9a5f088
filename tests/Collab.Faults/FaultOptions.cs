using System.Globalization;

namespace Collab.Faults;

/// <summary>The command line.</summary>
/// <param name="Load">Load instead of faults.</param>
/// <param name="IsLong">Seed after seed for so many minutes; else each scenario once, in about three.</param>
/// <param name="Only">The scenarios that are wanted; all when empty.</param>
/// <param name="Seed">The first run's; null draws one.</param>
/// <param name="Store">The only store that is wanted; null for both.</param>
/// <param name="Minutes">How long load, or the long form, goes on; null for 30 and 60.</param>
internal sealed record FaultOptions(bool Load, bool IsLong, IReadOnlyList<string> Only, int? Seed, string? Store, double? Minutes)
{
    public const string Usage =
        """
        Usage: dotnet run -c Release --project tests/Collab.Faults -- --short|--long [--minutes n] [--only scenario]… [--seed n] [--store embedded|azurite]
               dotnet run -c Release --project tests/Collab.Faults -- load [--minutes n] [--seed n] [--store embedded|azurite]
        """;

    /// <summary>How long it goes on.</summary>
    public TimeSpan Time => TimeSpan.FromMinutes(Minutes ?? (Load ? 30 : 60));

    /// <summary>The options, or null for a command line that means nothing.</summary>
    public static FaultOptions? Parse(string[] args)
    {
        var options = new FaultOptions(args is ["load", ..], IsLong: false, [], Seed: null, Store: null, Minutes: null);
        var hasLength = options.Load;
        for (var i = options.Load ? 1 : 0; i < args.Length; i++)
        {
            switch (args[i], i + 1 < args.Length ? args[i + 1] : null)
            {
                case ("--short", _):
                    hasLength = true;
                    break;
                case ("--long", _):
                    (options, hasLength) = (options with { IsLong = true }, true);
                    break;
                case ("--only", { } name):
                    (options, i) = (options with { Only = [.. options.Only, name] }, i + 1);
                    break;
                case ("--seed", { } text) when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed):
                    (options, i) = (options with { Seed = seed }, i + 1);
                    break;
                case ("--store", ("embedded" or "azurite") and var store):
                    (options, i) = (options with { Store = store }, i + 1);
                    break;
                case ("--minutes", { } text) when double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) && minutes > 0:
                    (options, i) = (options with { Minutes = minutes }, i + 1);
                    break;
                default:
                    return null;
            }
        }

        return hasLength ? options : null;
    }
}
