using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Collab.Core.Access;
using Collab.Core.History;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;

namespace Collab.Core.Tests.History;

/// <summary>Histories that somebody has changed behind the register's back, in the rows of a real SQLite file.</summary>
public sealed class VerifyHistoryTests
{
    private const int Entries = 120;

    [Fact]
    public async Task Verify_Untouched_IsIntactWithEveryPage()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await MakeAsync(register);
        var first = await VerifyAsync(register, id);
        Assert.Equal((true, Entries, null), (first.Chain.Intact, first.Chain.Entries, first.Chain.BrokenAt));
        var plain = TestRegister.Done(await register.History.RunAsync(Caller.Admin, id, 10, null, default));
        Assert.Equal(plain.Items, first.Page.Items);
        Assert.Equal(plain.Next, first.Page.Next);
        Assert.True((await VerifyAsync(register, id, first.Page.Next)).Chain.Intact);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    [InlineData(Entries)]
    public async Task Verify_ByteChanged_NamesThatVersion(int version)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await MakeAsync(register);
        var body = await BodyAsync(register, id, version);
        body[body.AsSpan().IndexOf("\"via\":\""u8) + 7] ^= 1;
        await PutAsync(register, id, version, body);
        await WantBrokenAsync(register, id, version);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(50, 51)]
    [InlineData(Entries, Entries)]
    public async Task Verify_ChangedWithItsHash_NamesWhereTheChainBreaks(int version, int brokenAt)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await MakeAsync(register);
        var text = Encoding.UTF8.GetString(await BodyAsync(register, id, version));
        await PutAsync(register, id, version, Sealed(text.Replace("\"by\":\"admin\"", "\"by\":\"nobody\"", StringComparison.Ordinal)));
        await WantBrokenAsync(register, id, brokenAt);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(Entries)]
    public async Task Verify_EntryRemoved_NamesItsVersion(int version)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await MakeAsync(register);
        await DeleteAsync(register, id, version);
        await WantBrokenAsync(register, id, version);
    }

    [Fact]
    public async Task Verify_TailCutOff_NamesTheFirstMissing()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await MakeAsync(register);
        for (var version = 101; version <= Entries; version++)
        {
            await DeleteAsync(register, id, version);
        }

        await WantBrokenAsync(register, id, 101);
    }

    [Fact]
    public async Task Verify_AllRemoved_NamesTheFirst()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        await DeleteAsync(register, id, 1);
        await WantBrokenAsync(register, id, 1);
    }

    [Fact]
    public async Task Verify_TwoSwapped_NamesTheFirstOfThem()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await MakeAsync(register);
        var (fourth, ninth) = (await BodyAsync(register, id, 4), await BodyAsync(register, id, 9));
        await PutAsync(register, id, 4, ninth);
        await PutAsync(register, id, 9, fourth);
        await WantBrokenAsync(register, id, 4);
    }

    [Fact]
    public async Task Verify_ForgedEntryAppended_NamesIt()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await MakeAsync(register);
        var last = Encoding.UTF8.GetString(await BodyAsync(register, id, Entries));
        var hash = TestRegister.Json(last).GetProperty("hash").GetString()!;
        var previous = TestRegister.Json(last).GetProperty("previous").GetString()!;
        var forged = last.Replace(previous, hash, StringComparison.Ordinal)
            .Replace(string.Create(CultureInfo.InvariantCulture, $"\"version\":{Entries},"), string.Create(CultureInfo.InvariantCulture, $"\"version\":{Entries + 1},"), StringComparison.Ordinal);
        await PutAsync(register, id, Entries + 1, Sealed(forged));
        await WantBrokenAsync(register, id, Entries + 1);
    }

    [Fact]
    public async Task Verify_EntrysBytesGone_NamesItAndShowsThePage()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await MakeAsync(register);
        await TamperAsync(register, new RowChange.Put(RegisterKeys.History(id, 2), new Dictionary<string, object> { ["change"] = id }));
        await PutAsync(register, id, 3, "{\"version\":3,"u8.ToArray());
        var found = await WantBrokenAsync(register, id, 2);
        Assert.Equal(["{\"unreadable\":true}", "{\"unreadable\":true}"], found.Page.Items.Skip(1).Take(2).Select(Encoding.UTF8.GetString));
    }

    [Theory]
    [InlineData("version", 119, 120)]
    [InlineData("version", 121, 121)]
    [InlineData("hash", "00", 120)]
    public async Task Verify_CollaborationsRowChanged_NamesWhereItParts(string column, object value, int brokenAt)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await MakeAsync(register);
        var key = RegisterKeys.Collaboration(id);
        var row = (await register.Store.ReadAsync(TableNames.Register, TestRegister.Home, key, null, default))!;
        var values = new Dictionary<string, object>(row.Values) { [column] = value };
        if (value is 119)
        {
            values["hash"] = TestRegister.Json(Encoding.UTF8.GetString(await BodyAsync(register, id, 119))).GetProperty("hash").GetString()!;
        }

        await TamperAsync(register, new RowChange.Replace(key, values, row.ETag));
        await WantBrokenAsync(register, id, brokenAt);
    }

    [Fact]
    public async Task Verify_WhileItIsWrittenTo_IsIntact()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await MakeAsync(register);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var students = 1; !stop.IsCancellationRequested; students++)
            {
                TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "W", students: students)));
            }
        });
        for (var i = 0; i < 50; i++)
        {
            var found = await VerifyAsync(register, id);
            Assert.True(found.Chain.Intact, found.Chain.Detail);
        }

        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task Verify_OutOfReach_IsNotFound()
    {
        await using var register = await TestRegister.OpenAsync();
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.Verify.RunAsync(Caller.Admin, Guid.CreateVersion7(), 10, null, default)));
    }

    private static async Task<Guid> MakeAsync(TestRegister register)
    {
        var id = await register.AddCollaborationAsync();
        for (var students = 1; students < Entries; students++)
        {
            TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "R", students: students)));
        }

        return id;
    }

    private static async Task<VerifiedHistory> VerifyAsync(TestRegister register, Guid id, string? after = null) =>
        TestRegister.Done(await register.Verify.RunAsync(Caller.Admin, id, 10, after, default));

    private static async Task<VerifiedHistory> WantBrokenAsync(TestRegister register, Guid id, int version)
    {
        var found = await VerifyAsync(register, id);
        Assert.False(found.Chain.Intact);
        Assert.Equal((version - 1, version), (found.Chain.Entries, found.Chain.BrokenAt));
        Assert.Contains(version.ToString(CultureInfo.InvariantCulture), found.Chain.Detail, StringComparison.Ordinal);
        return found;
    }

    private static async Task<byte[]> BodyAsync(TestRegister register, Guid id, int version) => Payload.Read(
        (await register.Store.ReadAsync(TableNames.Register, TestRegister.Home, RegisterKeys.History(id, version), null, default))!, "body")!;

    private static async Task PutAsync(TestRegister register, Guid id, int version, byte[] body)
    {
        var values = new Dictionary<string, object> { ["change"] = id };
        Payload.Write(values, "body", body);
        await TamperAsync(register, new RowChange.Put(RegisterKeys.History(id, version), values));
    }

    private static Task DeleteAsync(TestRegister register, Guid id, int version) => TamperAsync(register, new RowChange.Delete(RegisterKeys.History(id, version)));

    private static async Task TamperAsync(TestRegister register, RowChange change) =>
        Assert.IsType<CommitResult.Committed>(await register.Store.CommitAsync(TableNames.Register, TestRegister.Home, [change], default));

    /// <summary>The entry with the hash that its content has, as a forger who knows how would write it.</summary>
    private static byte[] Sealed(string entry)
    {
        var content = entry[..entry.LastIndexOf(",\"hash\":", StringComparison.Ordinal)];
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content + "}")));
        return Encoding.UTF8.GetBytes($"{content},\"hash\":\"{hash}\"}}");
    }
}
