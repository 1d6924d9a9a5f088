using System.Globalization;
using System.Text;
using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Activities;
using Collab.Core.Agreements;
using Collab.Core.Collaborations;
using Collab.Core.Documents;
using Collab.Core.Events;
using Collab.Core.History;
using Collab.Core.Institutions;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Records;
using Collab.Core.Reminders;
using Collab.Core.Reports;
using Collab.Core.Results;
using Collab.Core.Rosters;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Core.Tables;
using Collab.Core.Tracing;
using Collab.Core.Writing;
using Collab.Formats.Writing.Html;
using Collab.Storage.Embedded;
using Collab.Testing;
using Collab.Testing.Counting;
using Collab.Testing.Stores;

namespace Collab.Core.Tests.Support;

/// <summary>The register's operations over a real SQLite store in a folder of its own, with a clock that is moved by hand.</summary>
public sealed class TestRegister : IAsyncDisposable
{
    public const string Home = "mn-university";
    public const string OtherHome = "np-academy";

    private readonly TempFolder folder = new();
    private readonly DataFolder data;
    private readonly EmbeddedRowStore rows;

    private TestRegister()
    {
        data = DataFolder.Open(folder.Path, TimeProvider.System);
        rows = new(data);
        Unclear = new(rows);
        Store = new(Unclear);
        Blobs = new(data, Clock);
        Cache = new(Clock);
        Directory = new(Store, Clock);
        Reader = new(Store);
        Audience = new(new(Store), Clock);
        Writer = new(Store, Reader, Cache, new WriterQueue(), Audience, Clock);
        Locator = new(Store, Reader, Cache, Directory);
        Documents = new(Store);
        Ingest = IngestOver(Store, Writer, Locator, Directory);
        Summarise = new(new ReadSnapshot(Store, Reader), Directory, new ReportBuilder(Settings), Calendar);
        Reports = new(Store);
        Keep = new(Summarise, Reports, Blobs, new(Blobs), [new JsonReport(), new HtmlReport()], Settings, Clock);
    }

    /// <summary>Where everything is that the register keeps.</summary>
    public string Folder => folder.Path;

    public ManualClock Clock { get; } = new(new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero));

    public RegisterSettings Settings { get; } = new();

    public RegisterCalendar Calendar => new(Settings, Clock);

    /// <summary>What opens the documents that <see cref="IngestOver(IRowStore)"/> and <see cref="Ingest"/> read.</summary>
    public TestFormats Formats { get; } = new();

    public HeadCache Cache { get; }

    public UnclearRowStore Unclear { get; }

    public CountingRowStore Store { get; }

    public EmbeddedBlobStore Blobs { get; }

    public InstitutionDirectory Directory { get; }

    public RegisterReader Reader { get; }

    public Audience Audience { get; }

    public CollaborationWriter Writer { get; }

    public Locator Locator { get; }

    public DocumentRegister Documents { get; }

    public IngestDocument Ingest { get; }

    public ReadTables Tables => new(Store, Writer, Locator, Directory, new(Register, Change, Locator), Formats, Settings, new(Store, Writer, Directory, PersonMarks, Settings, Calendar, Clock), Clock);

    public Summarise Summarise { get; }

    public ReportRegister Reports { get; }

    public KeepReport Keep { get; }

    public RunReports RunReports => new(Keep, Reports, Directory, Settings, Calendar);

    /// <summary>The reports' run of another process, with a store of its own.</summary>
    public RunReports RunReportsOver(IRowStore store, params IReportShape[] shapes) =>
        new(KeepReportOver(store, shapes), new(store), new(store, Clock), Settings, Calendar);

    public KeepReport KeepReportOver(IRowStore store, params IReportShape[] shapes)
    {
        var summarise = new Summarise(new ReadSnapshot(store, new(store)), new(store, Clock), new ReportBuilder(Settings), Calendar);
        return new(summarise, new(store), Blobs, new(Blobs), shapes, Settings, Clock);
    }

    public ClearReportFiles ClearReportFiles => new(Store, Blobs, Reports, Clock);

    /// <summary>Another connection to the same file. Dispose it.</summary>
    public async Task<EmbeddedRowStore> ConnectAgainAsync()
    {
        var again = new EmbeddedRowStore(data);
        await again.OpenAsync(default);
        return again;
    }

    public TraceReport Trace => TraceOver(Store);

    public CheckMonthCells Check => CheckOver(Store);

    public TraceReport TraceOver(IRowStore store) => new(store, Blobs, Reports, new(Blobs), new(store), Directory, Settings);

    public CheckMonthCells CheckOver(IRowStore store) => new(store, new(store), new(store, Clock), Clock);

    public SubmitItem Submit => new(Writer, Locator, Settings, Clock);

    public SubmitRecords SubmitRecords => new(Writer, Locator, Directory, Settings, Clock);

    public ReadItems ReadItems => new(Store, Reader, Locator);

    public ChangeItem ChangeItem => new(Writer, Locator, Settings, Clock);

    public DeleteItem DeleteItem => new(Store, Writer, Locator);

    public RegisterCollaboration Register => new(Writer, Reader, Directory, Calendar, Clock);

    public ChangeCollaboration Change => new(Writer, Locator, Directory, Clock);

    public DeleteCollaboration Delete => new(Writer, Locator, Clock);

    public RenewCollaboration Renew => new(Register, Writer, Locator);

    /// <summary>What rosters are read with from here on, by workers that are made after it is set.</summary>
    public PersonMarks PersonMarks { get; set; } = new("a-key-of-thirty-two-characters-or-more");

    public ForgetRosters ForgetRosters => new(Store, Blobs, Documents, Settings, Calendar);

    public RunRetention Retention => new(Store, Directory, Clock);

    public RunReminders RunReminders => RemindersOver(Store);

    public RunCompleteness RunCompleteness => CompletenessOver(Store);

    /// <summary>The daily run of another instance, with a store and a memory of its own.</summary>
    public RunReminders RemindersOver(IRowStore store) => new(store, new(store), new(store, Clock), Calendar);

    /// <summary>The weekly run of another instance.</summary>
    public RunCompleteness CompletenessOver(IRowStore store) => new(store, new(store), new(store, Clock), Calendar);

    public ReadReminders ReadReminders => new(Store, Directory);

    public ReadCollaborations Reading => new(Reader, Locator, Directory, Calendar, Clock);

    public MoveCollaboration Move => new(Writer, Locator, Calendar);

    public RunLifecycle Lifecycle => new(Reader, Writer, Directory, Calendar);

    public ReadHistory History => new(Store, Locator);

    public VerifyHistory Verify => new(Store, Locator, Reader, History);

    public static WriteOrigin Origin { get; } = new("admin", "request", "test");

    /// <summary>A register with nothing in it, as an import wants it.</summary>
    public static async Task<TestRegister> OpenEmptyAsync()
    {
        var register = new TestRegister();
        await register.rows.OpenAsync(default);
        await register.Blobs.OpenAsync(default);
        return register;
    }

    public static async Task<TestRegister> OpenAsync()
    {
        var register = await OpenEmptyAsync();
        await register.AddInstitutionAsync(Home, """{"names":{"en":"National university","mn":"Үндэсний их сургууль"},"kind":"university","country":"MN","home":true}""");
        await register.AddInstitutionAsync(OtherHome, """{"names":{"en":"Academy","ne":"प्रतिष्ठान"},"kind":"university","country":"NP","home":true}""");
        await register.AddInstitutionAsync("kr-hospital", """{"names":{"en":"Hospital"},"kind":"hospital","country":"KR"}""");
        await register.AddInstitutionAsync("jp-university", """{"names":{"en":"University"},"kind":"university","country":"JP"}""");
        await register.AddInstitutionAsync("who", """{"names":{"en":"World Health Organization"},"kind":"intergovernmental"}""");
        return register;
    }

    public static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    public static string ActivityJson(string startsOn = "2026-03-02", string? reference = null, int students = 3, string more = "") =>
        $$$"""
        {"kind":"student-exchange","direction":"outbound","status":"completed","title":{"en":"Spring exchange","mn":"Хаврын солилцоо Ө Ү"},
         "startsOn":"{{{startsOn}}}","endsOn":"2026-12-31","days":10,"participants":{"students":{{{students.ToString(CultureInfo.InvariantCulture)}}},"faculty":1},"country":"KR"
         {{{(reference is null ? string.Empty : $",\"reference\":\"{reference}\"")}}}{{{more}}}}
        """;

    public async Task AddInstitutionAsync(string id, string json)
    {
        var saved = await new SaveInstitution(Store, Directory, Clock).RunAsync(Caller.Admin, id, Json(json), new Expectation.Nothing(), default);
        Assert.True(saved.TryGet(out _, out var refusal), refusal?.ToString());
    }

    public async Task<Guid> AddCollaborationAsync(
        string? code = null, string status = "active", string more = "", string partner = "kr-hospital", string home = Home)
    {
        var json = $$$"""
            {"institution":"{{{home}}}","partners":[{"institution":"{{{partner}}}","role":"partner"}],"title":{"en":"Exchange","mn":"Солилцоо"},
             "instrument":"mou","kinds":["student-exchange"],"status":"{{{status}}}","signedOn":"2024-01-10","startsOn":"2024-02-01"
             {{{(code is null ? string.Empty : $",\"code\":\"{code}\"")}}}{{{more}}}}
            """;
        return Done(await RegisterAsync(json)).Id;
    }

    public Task<Outcome<WriteAnswer>> RegisterAsync(string json, RequestMark? mark = null) =>
        Register.RunAsync(Caller.Admin, Json(json), mark, Origin, default);

    public Task<Outcome<WriteAnswer>> SubmitAsync(Guid collaboration, string json, RequestMark? mark = null) =>
        Submit.RunAsync(Caller.Admin, ItemType.Activity, collaboration, Json(json), mark, Origin, default);

    public Task<Outcome<WriteAnswer>> SubmitAsync(Guid collaboration, ItemType type, string json) =>
        Submit.RunAsync(Caller.Admin, type, collaboration, Json(json), mark: null, Origin, default);

    public async Task<string> DropAsync(string name, string csv)
    {
        await Blobs.WriteAsync(
            ContainerNames.Uploads, name, "text/csv", null, replace: true, async (stream, token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(csv), token), default);
        return name;
    }

    public async Task<Document> OnlyDocumentAsync()
    {
        var page = await Store.ReadRangeAsync(TableNames.Documents, DocumentRegister.Partition, DocumentRegister.All, 10, null, null, default);
        return DocumentRegister.Read(Assert.Single(page.Rows));
    }

    public async Task<string> FeedbackAsync(Document document)
    {
        await using var blob = await Blobs.OpenReadAsync(ContainerNames.Feedback, document.FeedbackBlob, default);
        using var reader = new StreamReader(blob!.Content, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Another store over the same file, as another instance has one. Dispose it.</summary>
    public async Task<EmbeddedRowStore> OpenAnotherStoreAsync()
    {
        var store = new EmbeddedRowStore(data);
        await store.OpenAsync(default);
        return store;
    }

    /// <summary>Every row of the institution's partition, as text: two equal dumps are two equal registers.</summary>
    public async Task<IReadOnlyDictionary<string, string>> DumpAsync(string institution = Home)
    {
        var dump = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in Store.ReadAllAsync(TableNames.Register, institution, new RowRange(" ", "~"), null, default))
        {
            dump[row.Key] = string.Join(';', row.Values.OrderBy(v => v.Key, StringComparer.Ordinal)
                .Select(v => $"{v.Key}={(v.Value is byte[] bytes ? Convert.ToHexString(bytes) : v.Value)}"));
        }

        return dump;
    }

    public async Task<IReadOnlyList<Activity>> ActivitiesAsync(Guid collaboration, string institution = Home)
    {
        var found = new List<Activity>();
        await foreach (var row in Store.ReadAllAsync(TableNames.Register, institution, RegisterKeys.Items(collaboration, ItemType.Activity), null, default))
        {
            found.Add((Activity)StoredItem.Read(ItemType.Activity, row).Record);
        }

        return found;
    }

    public AnnounceUpload Announce => new(Documents, Blobs, Directory, Locator, Signature, Clock);

    public LinkDocument Link => new(Writer, Calendar);

    public ReceiveContent Receive => new(Documents, Blobs);

    public UploadSignature Signature => new([.. Enumerable.Range(0, 32).Select(i => (byte)i)], Clock);

    public ReadDocuments ReadDocuments => new(Store, Blobs, Documents, new(Store));

    public SweepUploads Sweep => new(Store, Blobs, Documents, Ingest, FinishDecisionsOver(Store), new(), Clock);

    public ReadAgreement ReadAgreement => new(Directory, Settings, Calendar);

    public DecideDocument Decide => DecideOver(Store);

    /// <summary>Decisions by another process, with a store and a memory of its own.</summary>
    public DecideDocument DecideOver(IRowStore store)
    {
        var (writer, reader, locator, directory) = ProcessOver(store);
        var carryOut = CarryOutOver(store, writer, reader, directory, locator);
        return new(new(store), carryOut, new(writer, reader, directory, Calendar, Clock), new(writer, locator, directory, Clock), locator, Calendar, Clock);
    }

    public FinishDecisions FinishDecisionsOver(IRowStore store)
    {
        var (writer, reader, locator, directory) = ProcessOver(store);
        return new(store, new(store), CarryOutOver(store, writer, reader, directory, locator));
    }

    private CarryOutDecision CarryOutOver(
        IRowStore store, CollaborationWriter writer, RegisterReader reader, InstitutionDirectory directory, Locator locator) =>
        new(store, new(store), writer, reader, new(writer, reader, directory, Calendar, Clock), new(writer, locator, directory, Clock), Calendar, Clock);

    private (CollaborationWriter Writer, RegisterReader Reader, Locator Locator, InstitutionDirectory Directory) ProcessOver(IRowStore store)
    {
        var reader = new RegisterReader(store);
        var cache = new HeadCache(Clock);
        var directory = new InstitutionDirectory(store, Clock);
        return (new(store, reader, cache, new(), new(new(store), Clock), Clock), reader, new(store, reader, cache, directory), directory);
    }

    /// <summary>Another process makes this institution the only partner; this one has the collaboration in mind as it was.</summary>
    public async Task SetPartnerElsewhereAsync(Guid id, string partner)
    {
        var (writer, _, locator, directory) = ProcessOver(Store);
        var patch = Json($$"""{"partners":[{"institution":"{{partner}}"}]}""");
        Done(await new ChangeCollaboration(writer, locator, directory, Clock).PatchAsync(Caller.Admin, id, patch, new Expectation.AnyVersion(), Origin, default));
    }

    /// <summary>Another worker on the same documents, with a store and a memory of its own.</summary>
    public IngestDocument IngestOver(IRowStore store)
    {
        var (writer, _, locator, directory) = ProcessOver(store);
        return IngestOver(store, writer, locator, directory);
    }

    private IngestDocument IngestOver(IRowStore store, CollaborationWriter writer, Locator locator, InstitutionDirectory directory)
    {
        var documents = new DocumentRegister(store);
        var save = new SaveCollaboration(new(writer, new(store), directory, Calendar, Clock), new(writer, locator, directory, Clock), locator);
        var rosters = new CountRosters(store, writer, directory, PersonMarks, Settings, Calendar, Clock);
        var tables = new ReadTables(store, writer, locator, directory, save, Formats, Settings, rosters, Clock);
        var lines = new ReadLines(store, writer, locator, directory, Formats, Settings, Clock);
        var content = new ReadContent(Blobs, documents, Formats, tables, lines, new ReadText(new(store), new(directory, Settings, Calendar), tables), Clock);
        return new(Blobs, documents, directory, locator, content, new LinkDocument(writer, Calendar), new(), Clock);
    }

    public static T Done<T>(Outcome<T> outcome)
        where T : notnull
    {
        Assert.True(outcome.TryGet(out var done, out var refusal), refusal is Refusal.Invalid invalid ? string.Join("; ", invalid.Faults) : refusal?.ToString());
        return done;
    }

    public static Refusal Refused<T>(Outcome<T> outcome)
        where T : notnull
    {
        Assert.False(outcome.TryGet(out _, out var refusal));
        return refusal!;
    }

    public async ValueTask DisposeAsync()
    {
        await rows.DisposeAsync();
        data.Dispose();
        folder.Dispose();
    }
}
