using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;

namespace Collab.EndToEnd.Tests.Documents;

/// <summary>
/// An app of its own into which files of the corpus are dropped, all at once as an office does on the last day of the month, and what was
/// otherwise than expected, file by file.
/// </summary>
public abstract class CorpusRun : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, List<string>> faults = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> announced = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonNode> fates = new(StringComparer.Ordinal);
    private readonly string[] folders;
    private AppProcess? app;
    private CorpusRegister? register;

    protected CorpusRun(params string[] folders) => this.folders = folders;

    /// <summary>Settings of the app, besides its own.</summary>
    internal virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    internal AppProcess App => app ?? throw new InvalidOperationException("The app isn't running.");

    internal ApiClient Api => new(App.Http);

    /// <summary>The collaborations' ids by their codes.</summary>
    internal IReadOnlyDictionary<string, string> Collaborations => register!.Ids;

    public async Task InitializeAsync()
    {
        app = await AppProcess.StartAsync(Settings);
        register = new(Api);
        await register.SendAsync();
        var files = CorpusFile.Of(folders);
        await RunAsync([.. files.Where(f => f.After is null)]);
        await RunAsync([.. files.Where(f => f.After is not null)]);
    }

    public async Task DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    /// <summary>What was otherwise than expected, a line each; empty when all was well.</summary>
    internal string FaultsOf(string path) => string.Join('\n', faults[path]);

    /// <summary>What became of a file.</summary>
    internal JsonNode FateOf(string path) => fates[path];

    private async Task RunAsync(IReadOnlyList<CorpusFile> files)
    {
        foreach (var file in files)
        {
            faults[file.Path] = [];
            await SendAsync(file);
        }

        var documents = await FatesAsync([.. files.Where(f => faults[f.Path].Count == 0)]);
        foreach (var file in files.Where(f => faults[f.Path].Count == 0))
        {
            if (!documents.TryGetValue(file.Path, out var document))
            {
                faults[file.Path].Add($"It had no fate after {Patience.TotalMinutes:0} minutes.");
                continue;
            }

            fates[file.Path] = document;
            faults[file.Path].AddRange(await new CorpusCheck(App, Api, register!, file, document).FaultsAsync());
        }
    }

    /// <summary>Into the folder, or by announcing it where the expectation says as what.</summary>
    private async Task SendAsync(CorpusFile file)
    {
        if (file.Kind is null)
        {
            await Uploads.PutAsync(App, $"{file.SentBy}/{file.Name}", file.Content);
            return;
        }

        var upload = await Api.PostAsync("uploads", new
        {
            institution = file.SentBy,
            collaboration = file.Text("collaboration") is { } code ? Collaborations[code] : null,
            kind = file.Kind,
            fileName = file.Name,
            size = file.Content.Length,
            sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Content)),
        });
        if (upload.Status != HttpStatusCode.Created)
        {
            faults[file.Path].Add($"It was announced and answered {(int)upload.Status}.");
            return;
        }

        announced[file.Path] = upload.Text("documentId");
        using var content = new ByteArrayContent(file.Content);
        var put = await Api.SendAsync(HttpMethod.Put, $"documents/{announced[file.Path]}/content", content);
        if ((int)put.Status >= 300)
        {
            faults[file.Path].Add($"Its content was sent and answered {(int)put.Status}.");
        }
    }

    private async Task<Dictionary<string, JsonNode>> FatesAsync(IReadOnlyList<CorpusFile> files)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var all = await Api.WalkAsync("documents?limit=500");
            var found = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
            foreach (var file in files)
            {
                if (all.Find(d => IsOf(d, file) && Waiting.IsFinal(d)) is { } document)
                {
                    found[file.Path] = document;
                }
            }

            if (found.Count == files.Count || limit.IsCancellationRequested)
            {
                return found;
            }

            await Task.Delay(Interval, CancellationToken.None);
        }
    }

    private bool IsOf(JsonNode document, CorpusFile file) => announced.TryGetValue(file.Path, out var id)
        ? document["id"]!.GetValue<string>() == id
        : document["fileName"]!.GetValue<string>() == file.Name && document["institution"]!.GetValue<string>() == file.SentBy;
}
