using System.Diagnostics;
using System.Text;
using Collab.Testing.Node;

namespace Collab.Testing.Azurite;

/// <summary>A running Azurite with blobs, queues and tables on ports of this machine that are its own to the end, its data in a folder of its own.</summary>
/// <remarks>
/// The process ends when its standard input does: on <see cref="DisposeAsync"/>, and when the test process dies. It deletes its folder.
/// </remarks>
public sealed class AzuriteServer : IAsyncDisposable
{
    private const string Account = "devstoreaccount1";

    // The emulator's published key, the same everywhere.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly NpmFolder Packages = new("azurite");
    private static readonly TimeSpan StopLimit = TimeSpan.FromMinutes(2);
    private static readonly Lazy<Task<AzuriteServer>> SharedServer = new(() => StartNewAsync(CancellationToken.None));

    private readonly string _folder = Directory.CreateTempSubdirectory("collab-azurite-").FullName;
    private readonly StringBuilder _errors = new();
    private Process? _process;
    private Task _output = Task.CompletedTask;
    private readonly HeldPort[] _ports = [new(), new(), new()];

    private readonly IReadOnlyList<string> _more;

    private AzuriteServer(IReadOnlyList<string> more) => _more = more;

    /// <summary>A storage connection string of blobs, queues and tables.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};" +
        $"BlobEndpoint={Endpoint(0)};QueueEndpoint={Endpoint(1)};TableEndpoint={Endpoint(2)};";

    /// <summary>The account's Table endpoint.</summary>
    public Uri TableEndpoint => new(Endpoint(2));

    /// <summary>The account's Blob endpoint.</summary>
    public Uri BlobEndpoint => new(Endpoint(0));

    /// <summary>The account's name.</summary>
    public static string AccountName => Account;

    /// <summary>The account's key.</summary>
    public static string AccountKey => Key;

    /// <summary>The one server of this test process, started on first use. Nobody stops or disposes it.</summary>
    /// <exception cref="InvalidOperationException">There is no Node here, or Azurite couldn't be installed or started.</exception>
    public static Task<AzuriteServer> SharedAsync() => SharedServer.Value;

    /// <summary>A server of the caller's own, for tests that stop it.</summary>
    /// <exception cref="InvalidOperationException">There is no Node here, or Azurite couldn't be installed or started.</exception>
    public static Task<AzuriteServer> StartNewAsync(CancellationToken cancellationToken) => StartNewAsync([], cancellationToken);

    /// <summary>A server of the caller's own, over https, that takes the tokens of identities and not only keys.</summary>
    /// <param name="certificate">The path of its certificate in PEM.</param>
    /// <param name="key">The path of the certificate's key in PEM.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">There is no Node here, or Azurite couldn't be installed or started.</exception>
    public static Task<AzuriteServer> StartForTokensAsync(string certificate, string key, CancellationToken cancellationToken) =>
        StartNewAsync(["--oauth", "basic", "--cert", certificate, "--key", key], cancellationToken);

    private static async Task<AzuriteServer> StartNewAsync(IReadOnlyList<string> more, CancellationToken cancellationToken)
    {
        if (NodeJs.WhyMissing is { } reason)
        {
            throw new InvalidOperationException(reason);
        }

        var server = new AzuriteServer(more);
        try
        {
            await server.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts again after <see cref="StopAsync"/>, on the same ports with the same data.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_process is not null)
        {
            throw new InvalidOperationException("This Azurite is running.");
        }

        await Packages.EnsureAsync(cancellationToken);
        var start = new ProcessStartInfo("node", [Packages.Of("run.cjs"), _folder, .. Arguments()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        _process.BeginErrorReadLine();
        foreach (var _ in _ports)
        {
            await ListensAsync(cancellationToken);
        }

        // The rest of its output, or the pipe fills up and it waits for ever.
        _output = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
    }

    /// <summary>Ends the process and keeps the data: an outage.</summary>
    public async Task StopAsync()
    {
        if (_process is { HasExited: false } running)
        {
            await running.StandardInput.WriteAsync("keep\n");
        }

        await EndAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        foreach (var port in _ports)
        {
            port.Dispose();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private string Endpoint(int service) => $"{(_more.Count > 0 ? "https" : "http")}://127.0.0.1:{_ports[service].Number}/{Account}";

    private IEnumerable<string> Arguments() =>
    [
        "--silent", "--disableTelemetry", "--skipApiVersionCheck",
        "--blobHost", "127.0.0.1", "--blobPort", $"{_ports[0].Number}",
        "--queueHost", "127.0.0.1", "--queuePort", $"{_ports[1].Number}",
        "--tableHost", "127.0.0.1", "--tablePort", $"{_ports[2].Number}",
        .. _more,
    ];

    // "Azurite Blob service is successfully listening at http://127.0.0.1:33821", then the same for queues and tables.
    private async Task ListensAsync(CancellationToken cancellationToken)
    {
        while (await _process!.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Contains("successfully listening at ", StringComparison.Ordinal))
            {
                return;
            }
        }

        await _process.WaitForExitAsync(cancellationToken);
        throw new InvalidOperationException($"Azurite ended with {_process.ExitCode} instead of starting: {_errors}");
    }

    private async Task EndAsync()
    {
        if (_process is null)
        {
            return;
        }

        using var process = _process;
        _process = null;
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        await _output;
    }
}
