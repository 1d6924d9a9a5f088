namespace Collab.Core.Tables;

/// <summary>The point or comma in a written amount, as far as the amount alone tells what it parts.</summary>
internal static class DecimalMark
{
    /// <summary>The mark that stands before decimals for certain, as in 12,50 and 1.200,50; null where there is none.</summary>
    public static char? CertainIn(string amount)
    {
        var last = amount.AsSpan().LastIndexOfAny(',', '.');
        if (last < 0 || amount.AsSpan(0, last).Contains(amount[last]))
        {
            return null;
        }

        return amount.Length - last - 1 != 3 || amount.AsSpan(0, last).ContainsAny(',', '.') ? amount[last] : null;
    }

    /// <summary>The mark that may part thousands or decimals, as in 12,345; null where there is none.</summary>
    public static char? DoubtfulIn(string amount)
    {
        var last = amount.AsSpan().LastIndexOfAny(',', '.');
        return last >= 0 && amount.Length - last - 1 == 3 && !amount.AsSpan(0, last).ContainsAny(',', '.') ? amount[last] : null;
    }
}
