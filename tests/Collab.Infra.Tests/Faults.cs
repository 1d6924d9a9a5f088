namespace Collab.Infra.Tests;

/// <summary>Says all that is wrong, in whole sentences; xunit's own message shortens them.</summary>
internal static class Faults
{
    public static void None(IEnumerable<string> faults)
    {
        var found = faults.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}
