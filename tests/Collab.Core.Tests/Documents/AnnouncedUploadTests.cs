using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Collab.Core.Access;
using Collab.Core.Documents;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Tests.Writing;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Documents;

/// <summary>Files that were announced: what may be announced, what is taken for it, and what becomes of one that isn't what was announced.</summary>
public sealed class AnnouncedUploadTests
{
    private const string Csv = "collaboration,kind,direction,status,title,startsOn,endsOn,students,country\nA-1,student-exchange,outbound,completed,Солилцоо Ө Ү,2026-03-02,2026-03-12,3,KR\n";
    private const int Most = 100 * 1024 * 1024;

    private static readonly Caller Officer = new("client:1", CallerRole.Officer, TestRegister.Home);
    private static readonly Caller Partner = new("client:2", CallerRole.Partner, "kr-hospital");

    [Fact]
    public async Task Announce_GoodDraft_IsOneCommitAndKeepsNoAddress()
    {
        await using var register = await TestRegister.OpenAsync();
        var collaboration = await register.AddCollaborationAsync(code: "A-1");
        var mark = new RequestMark("client:1", "key-1", "hash");
        await register.Directory.AllAsync(default);
        register.Store.Reset();

        var made = TestRegister.Done(await AnnounceAsync(register, Officer, Draft($",\"collaboration\":\"{collaboration}\""), mark));

        Assert.Equal((1, 0, 1), (register.Store.Reads, register.Store.Pages, register.Store.Commits));
        var stored = await register.Documents.FindAsync(made.Ticket.DocumentId, default);
        Assert.Equal((DocumentStatus.Received, "Тайлан 11.csv", (Guid?)collaboration), (stored!.Document.Status, stored.Document.FileName, stored.Document.Collaboration));
        Assert.Equal((TestRegister.Home, $"{TestRegister.Home}/{made.Ticket.DocumentId}/Тайлан 11.csv"), (stored.Home, stored.BlobName));
        Assert.Equal(register.Clock.GetUtcNow().AddHours(1), made.Ticket.ExpiresAt);
        Assert.DoesNotContain(made.Signature!, await RowsAsync(register), StringComparison.Ordinal);

        register.Clock.Advance(TimeSpan.FromMinutes(7));
        var again = TestRegister.Done(await AnnounceAsync(register, Officer, Draft(), mark));
        Assert.Equal(made with { Replayed = true }, again);
        Assert.IsType<Refusal.KeyReused>(TestRegister.Refused(await AnnounceAsync(register, Officer, Draft(), mark with { BodyHash = "other" })));
        Assert.Single(await DuplicateTests.AllAsync(register));
    }

    [Theory]
    [InlineData("""{"institution":"np-academy","kind":"records","fileName":"a.csv","size":3}""", "/institution unknown-institution")]
    [InlineData("""{"institution":"nobody","kind":"records","fileName":"a.csv","size":3}""", "/institution unknown-institution")]
    [InlineData("""{"institution":"mn-university","kind":"record","fileName":"a.csv","size":3}""", "/kind unknown-code")]
    [InlineData("""{"institution":"mn-university","kind":"records","fileName":"../a.csv","size":3}""", "/fileName file-name")]
    [InlineData("""{"institution":"mn-university","kind":"records","fileName":"..","size":3}""", "/fileName file-name")]
    [InlineData("""{"institution":"mn-university","kind":"records","fileName":"a\\b.csv","size":3}""", "/fileName file-name")]
    [InlineData("""{"institution":"mn-university","kind":"records","fileName":"a\u202Evsc.exe","size":3}""", "/fileName file-name")]
    [InlineData("""{"institution":"mn-university","kind":"records","fileName":"a\tb.csv","size":3}""", "/fileName file-name")]
    [InlineData("""{"institution":"mn-university","kind":"records","fileName":"a.csv","size":104857601}""", "/size too-large")]
    [InlineData("""{"institution":"mn-university","kind":"records","fileName":"a.csv","size":0}""", "/size range")]
    [InlineData("""{"institution":"mn-university","kind":"records","fileName":"a.csv","size":3,"sha256":"abc"}""", "/sha256 sha256")]
    [InlineData("""{"institution":"mn-university","kind":"records","fileName":"a.csv","size":3,"collaboration":"A-1"}""", "/collaboration id")]
    [InlineData("""{"institution":"mn-university","kind":"records","fileName":"a.csv","size":3,"collaboration":"01a20219-12bd-7e71-8886-042c54aefe86"}""", "/collaboration unknown-collaboration")]
    [InlineData("""{"institution":"mn-university","kind":"records","fileName":"a.csv","size":3,"colour":"red"}""", "/colour unknown-field")]
    public async Task Announce_WrongDraft_IsRefusedAndStoresNothing(string json, string fault)
    {
        await using var register = await TestRegister.OpenAsync();

        var refusal = Assert.IsType<Refusal.Invalid>(TestRegister.Refused(await AnnounceAsync(register, Officer, json)));

        var only = Assert.Single(refusal.Faults);
        Assert.Equal(fault, $"{only.Pointer} {only.Code}");
        Assert.Empty(await DuplicateTests.AllAsync(register));
    }

    [Fact]
    public async Task Announce_CollaborationOutOfTheSendersReach_IsUnknown()
    {
        await using var register = await TestRegister.OpenAsync();
        var others = await register.AddCollaborationAsync(partner: "jp-university");
        var json = $$"""{"institution":"kr-hospital","kind":"records","fileName":"a.csv","size":3,"collaboration":"{{others}}"}""";

        foreach (var caller in new[] { Partner, Caller.Admin })
        {
            var refusal = Assert.IsType<Refusal.Invalid>(TestRegister.Refused(await AnnounceAsync(register, caller, json)));
            Assert.Equal("/collaboration", Assert.Single(refusal.Faults).Pointer);
        }
    }

    [Fact]
    public async Task Announce_LongNameInManyBytes_FitsTheStoreAndKeepsTheName()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        var name = string.Concat(Enumerable.Repeat("प्रतिवेदन ", 19)) + "१२.csv";

        var made = TestRegister.Done(await AnnounceAsync(register, Officer, Draft(fileName: name)));
        TestRegister.Done(await SendAsync(register, made, Csv));
        await register.Ingest.RunAsync(made.Ticket.BlobName, default);

        Assert.EndsWith(".csv", made.Ticket.BlobName, StringComparison.Ordinal);
        var document = await register.OnlyDocumentAsync();
        Assert.Equal((name, DocumentStatus.Accepted, made.Ticket.DocumentId), (document.FileName, document.Status, document.Id));
    }

    [Theory]
    [InlineData(".hidden.csv")]
    [InlineData("..%5c..%5cname.csv")]
    public async Task Announce_NameThatBeginsWithADot_IsKeptWhereItIsFound(string name)
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");

        var made = TestRegister.Done(await AnnounceAsync(register, Officer, Draft(fileName: name)));

        Assert.EndsWith($"/_{name}", made.Ticket.BlobName, StringComparison.Ordinal);
        Assert.Equal(name, (await register.OnlyDocumentAsync()).FileName);
    }

    [Fact]
    public async Task Send_SameOrOtherBytesAgain_AreTakenOrRefused()
    {
        await using var register = await TestRegister.OpenAsync();
        var collaboration = await register.AddCollaborationAsync(code: "A-1");
        var made = TestRegister.Done(await AnnounceAsync(register, Officer, Draft()));
        var other = Csv.Replace('3', '4');

        TestRegister.Done(await SendAsync(register, made, Csv));
        TestRegister.Done(await SendAsync(register, made, Csv));
        Assert.Equal("content-differs", Assert.IsType<Refusal.Conflict>(TestRegister.Refused(await SendAsync(register, made, other))).Code);
        await register.Ingest.RunAsync(made.Ticket.BlobName, default);
        TestRegister.Done(await SendAsync(register, made, Csv));
        Assert.Equal("content-differs", Assert.IsType<Refusal.Conflict>(TestRegister.Refused(await SendAsync(register, made, other))).Code);

        var document = await register.OnlyDocumentAsync();
        Assert.Equal((DocumentStatus.Accepted, 1), (document.Status, document.Accepted));
        Assert.NotNull(document.StartedAt);
        await WritePathTests.AssertWholeAsync(register, collaboration, 1);
        await using var content = TestRegister.Done(await register.ReadDocuments.ContentAsync(Officer, document.Id, default));
        Assert.Equal(Csv, await new StreamReader(content.Blob.Content, Encoding.UTF8).ReadToEndAsync());
        Assert.Equal(("Тайлан 11.csv", "text/csv"), (content.FileName, content.ContentType));
    }

    [Fact]
    public async Task Send_MoreThanAnnounced_StoresNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var made = TestRegister.Done(await AnnounceAsync(register, Officer, Draft()));

        await Assert.ThrowsAsync<StoreLimitException>(() => SendAsync(register, made, Csv + "x"));
        await Assert.ThrowsAsync<StoreLimitException>(() => SendAsync(register, made, Csv + "x", length: null));

        Assert.Null(await register.Blobs.FindAsync(ContainerNames.Uploads, made.Ticket.BlobName, default));
        TestRegister.Done(await SendAsync(register, made, Csv));
    }

    [Fact]
    public async Task Send_OutOfReach_IsNotFoundAndStoresNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var made = TestRegister.Done(await AnnounceAsync(register, Officer, Draft()));

        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.Receive.RunAsync(Partner, made.Ticket.DocumentId, Source(Csv, Csv.Length), default)));

        Assert.Null(await register.Blobs.FindAsync(ContainerNames.Uploads, made.Ticket.BlobName, default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ingest_OtherContentThanAnnounced_IsRejectedAndReadsNothing(bool size)
    {
        await using var register = await TestRegister.OpenAsync();
        var collaboration = await register.AddCollaborationAsync(code: "A-1");
        var json = size ? Draft() : Draft($",\"sha256\":\"{new string('A', 64)}\"");
        var made = TestRegister.Done(await AnnounceAsync(register, Officer, json));
        await register.DropAsync(made.Ticket.BlobName, size ? Csv[..^1] : Csv);

        await register.Ingest.RunAsync(made.Ticket.BlobName, default);

        var document = await register.OnlyDocumentAsync();
        Assert.Equal(DocumentStatus.Rejected, document.Status);
        Assert.Contains("announced", Assert.Single(document.Reasons!), StringComparison.Ordinal);
        Assert.NotNull(document.FinishedAt);
        Assert.Empty(await register.ActivitiesAsync(collaboration));
    }

    [Fact]
    public void Signature_OfAnotherFileOrTime_IsNotGood()
    {
        var clock = new Collab.Testing.ManualClock(new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero));
        var signature = new UploadSignature(RandomNumberGenerator.GetBytes(32), clock);
        var (id, expires) = (Guid.CreateVersion7(), clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds());
        var good = signature.Sign(id, expires, 10)!;

        Assert.True(signature.IsGood(id, expires, 10, good));
        Assert.False(signature.IsGood(Guid.CreateVersion7(), expires, 10, good));
        Assert.False(signature.IsGood(id, expires + 1, 10, good));
        Assert.False(signature.IsGood(id, expires, 11, good));
        Assert.False(signature.IsGood(id, expires, 10, good[..^1] + (good[^1] == '0' ? '1' : '0')));
        Assert.False(signature.IsGood(id, expires, 10, new('z', 64)));
        Assert.False(signature.IsGood(id, expires, 10, string.Empty));
        Assert.False(new UploadSignature(RandomNumberGenerator.GetBytes(32), clock).IsGood(id, expires, 10, good));
        Assert.False(new UploadSignature(null, clock).IsGood(id, expires, 10, good));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.False(signature.IsGood(id, expires, 10, good));
    }

    internal static Task<Outcome<AnnouncedUpload>> AnnounceAsync(TestRegister register, Caller caller, string json, RequestMark? mark = null) =>
        register.Announce.RunAsync(caller, TestRegister.Json(json), Most, mark, default);

    internal static string Draft(string more = "", string fileName = "Тайлан 11.csv", string kind = "records") =>
        $$"""{"institution":"{{TestRegister.Home}}","kind":"{{kind}}","fileName":"{{fileName}}","size":{{Encoding.UTF8.GetByteCount(Csv).ToString(CultureInfo.InvariantCulture)}}{{more}}}""";

    internal static Task<Outcome<StoredRecord>> SendAsync(TestRegister register, AnnouncedUpload made, string content, long? length = -1) =>
        register.Receive.RunSignedAsync(made.Ticket.DocumentId, Source(content, length == -1 ? Encoding.UTF8.GetByteCount(content) : length), default);

    internal static Task<Outcome<StoredRecord>> SendGoodAsync(TestRegister register, AnnouncedUpload made) => SendAsync(register, made, Csv);

    private static ContentSource Source(string content, long? length)
    {
        var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return new((buffer, token) => stream.ReadAsync(buffer, token), length, Most);
    }

    private static async Task<string> RowsAsync(TestRegister register)
    {
        var text = new StringBuilder();
        await foreach (var row in register.Store.ReadAllAsync(TableNames.Documents, DocumentRegister.Partition, new(" ", "~"), null, default))
        {
            foreach (var value in row.Values.Values)
            {
                text.AppendLine(value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value.ToString());
            }
        }

        return text.ToString();
    }
}
