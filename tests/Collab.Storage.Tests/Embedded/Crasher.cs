using System.Diagnostics;

namespace Collab.Storage.Tests.Embedded;

/// <summary>The second process of these tests (tests/Collab.Storage.Crasher).</summary>
internal static class Crasher
{
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Collab.Storage.Crasher.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("The crasher didn't start.");
    }

    public static async Task<InvalidOperationException> EndedAsync(Process process) =>
        new($"The crasher ended by itself: {await process.StandardError.ReadToEndAsync(CancellationToken.None)}");
}
