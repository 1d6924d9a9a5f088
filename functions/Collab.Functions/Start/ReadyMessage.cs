using System.Diagnostics;
using System.Globalization;
using Collab.Core.Standards;
using Collab.Storage;
using Microsoft.Extensions.Hosting;

namespace Collab.Functions.Start;

/// <summary>Says on the console that the app is ready: where, over which store, after how long, and how to sign in.</summary>
internal sealed class ReadyMessage(
    IHostApplicationLifetime lifetime, Listening listening, FunctionsHost host, StorageOptions storage, AdminToken token, TimeProvider clock)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Say);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Say()
    {
        using var process = Process.GetCurrentProcess();
        var age = clock.GetUtcNow() - process.StartTime.ToUniversalTime();
        var store = storage.Storage == StorageKind.Azure ? "Azure storage of AzureWebJobsStorage" : $"embedded store in {storage.DataFolder}";
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Collab is ready at {listening.Address} ({store}), {age.TotalSeconds:0.00} s after its start."));
        if (!TextSearch.IgnoresAccents)
        {
            Console.Out.WriteLine("ICU (Debian's package libicu) isn't installed or is switched off here: searches will not see past accents and letter forms.");
        }

        Console.Out.WriteLine(token switch
        {
            { KeptIn: null } => $"The admin token is the setting {AdminToken.Key}.",
            { IsNew: true } when !host.IsPresent => $"The admin token, shown this once: {token.Value}{Environment.NewLine}It is kept in {token.KeptIn}, for its owner's eyes only.",
            // Under a host the console is a log, and a log is no place for a token.
            _ => $"The admin token is kept in {token.KeptIn}.",
        });
        if (host.IsPresent && storage.Storage == StorageKind.Embedded)
        {
            Console.Error.WriteLine(
                $"The Functions host watches the storage account of AzureWebJobsStorage, not {storage.DataFolder}: files dropped there are not read. "
                + $"Remove {StorageOptions.StorageKey}, or run the app without the host.");
        }
    }
}
