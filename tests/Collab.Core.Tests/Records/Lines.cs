using System.Globalization;
using System.Text;
using Collab.Core.Access;
using Collab.Core.Records;
using Collab.Core.Store;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Records;

/// <summary>Bulk requests over a test register, and what was answered.</summary>
internal sealed class Lines : IAnswerSink
{
    /// <summary>Bytes of the longest line that is taken here.</summary>
    public const int Longest = 4096;

    private readonly List<LineAnswer> answers = [];

    public IReadOnlyList<LineAnswer> Answers => answers;

    public static string Activity(string collaboration, string? reference = null, int students = 3, string startsOn = "2026-03-02") =>
        Of("activity", collaboration, TestRegister.ActivityJson(startsOn, reference, students));

    public static string Outcome(string collaboration, string reference) =>
        Of("outcome", collaboration, $$"""{"kind":"publication","impact":"research-innovation","achievedOn":"2026-03-10","quantity":1,"title":{"mn":"Өгүүлэл"},"reference":"{{reference}}"}""");

    public static string Funding(string collaboration, string reference) =>
        Of("funding", collaboration, $$"""{"type":"incoming","amount":"1200.50","currency":"USD","valueDate":"2026-03-11","provider":"कोष","reference":"{{reference}}"}""");

    public static string Challenge(string collaboration, string reference) =>
        Of("challenge", collaboration, $$"""{"kind":"regulatory-barrier","area":"mobility","severity":3,"status":"open","openedOn":"2026-03-12","description":{"en":"Visas"},"reference":"{{reference}}"}""");

    public static string Of(string type, string collaboration, string record) =>
        $$"""{"type":"{{type}}","collaboration":"{{collaboration}}","record":{{record.Replace("\n", " ", StringComparison.Ordinal)}}}""";

    public static async Task<IReadOnlyList<LineAnswer>> SubmitAsync(TestRegister register, IEnumerable<string> lines, Caller? caller = null)
    {
        var (answers, outage) = await SubmitAsync(register, register.SubmitRecords, Encoding.UTF8.GetBytes(string.Join('\n', lines)), int.MaxValue, caller);
        Assert.Null(outage);
        return answers;
    }

    /// <summary>Sends the bytes in pieces of this many.</summary>
    public static async Task<(IReadOnlyList<LineAnswer> Answers, StoreUnavailableException? Outage)> SubmitAsync(
        TestRegister register, SubmitRecords submit, byte[] content, int piece, Caller? caller = null)
    {
        var at = 0;
        var sink = new Lines();
        var outage = await submit.RunAsync(new(caller ?? Caller.Admin, TestRegister.Origin, ReadAsync, Longest), sink, default);
        return (sink.Answers, outage);

        ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            var length = Math.Min(Math.Min(piece, buffer.Length), content.Length - at);
            content.AsMemory(at, length).CopyTo(buffer);
            at += length;
            return new(length);
        }
    }

    /// <summary>An answer as a text: line, fate, and pointers and codes of the faults.</summary>
    public static string Text(LineAnswer answer) => string.Create(
        CultureInfo.InvariantCulture, $"{answer.Line} {answer.Fate}{string.Concat((answer.Faults ?? []).Select(f => $" {f.Pointer} {f.Code}{(f.Malformed ? " malformed" : "")}"))}");

    void IAnswerSink.Write(in LineAnswer answer) => answers.Add(answer);

    void IAnswerSink.Flush()
    {
    }

    ValueTask IAnswerSink.RoomAsync(CancellationToken cancellationToken) => default;
}
