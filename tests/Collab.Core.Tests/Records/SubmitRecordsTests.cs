using System.Globalization;
using System.Text;
using Collab.Core.Access;
using Collab.Core.Items;
using Collab.Core.Records;
using Collab.Core.Tests.Support;
using Collab.Core.Tests.Writing;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Records;

public sealed class SubmitRecordsTests
{
    [Fact]
    public async Task Submit_AnyMixOfTypes_IsOneCommitForEachCollaboration()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = (await register.AddCollaborationAsync(code: "ӨҮ-1")).ToString();
        await register.AddCollaborationAsync(code: "ӨҮ-2", partner: "jp-university");
        register.Store.Reset();

        var answers = await Lines.SubmitAsync(
            register,
            [
                Lines.Activity(id, "A"), Lines.Outcome("ӨҮ-2", "O"), Lines.Funding(id, "F"), Lines.Challenge("ӨҮ-2", "H"), Lines.Outcome(id, "O"), Lines.Activity("ӨҮ-2"),
            ]);

        // Of the code, a read in each of the two registers; heads and cells are known.
        Assert.Equal((2, 0, 2), (register.Store.Reads, register.Store.Pages, register.Store.Commits));
        Assert.Equal(Enumerable.Range(1, 6).Select(n => $"{n.ToString(CultureInfo.InvariantCulture)} Created"), answers.Select(Lines.Text));
        var dump = await register.DumpAsync();
        foreach (var (answer, type) in answers.Zip([ItemType.Activity, ItemType.Outcome, ItemType.Funding, ItemType.Challenge, ItemType.Outcome, ItemType.Activity]))
        {
            Assert.Single(dump.Keys, k => k.EndsWith($"|{type.Mark}|{RegisterKeys.Descending(answer.Id)}", StringComparison.Ordinal));
        }

        Assert.Equal(2 + 2, dump.Keys.Count(k => k.StartsWith("j|", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Submit_Again_WritesNothing(bool withReference)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var lines = Enumerable.Range(0, 250).Select(i => Lines.Activity(id.ToString(), withReference ? $"R-{i}" : null, students: 1 + (i % 100))).ToArray();
        register.Store.Reset();
        var first = await Lines.SubmitAsync(register, lines);
        Assert.Equal((0, 0, 3), (register.Store.Reads, register.Store.Pages, register.Store.Commits));
        Assert.All(first, a => Assert.Equal(LineFate.Created, a.Fate));
        var before = await register.DumpAsync();
        register.Clock.Advance(TimeSpan.FromDays(1));
        register.Store.Reset();

        var again = await Lines.SubmitAsync(register, lines);

        // Each batch tries, is refused, and then reads its rows behind the head.
        Assert.Equal(3, register.Store.Commits);
        Assert.InRange(register.Store.Reads, 250, 250 + (2 * 3));
        Assert.Equal(before, await register.DumpAsync());
        Assert.Equal(first.Select(a => a with { Fate = LineFate.Unchanged }), again);
        await WritePathTests.AssertWholeAsync(register, id, 250);
    }

    [Fact]
    public async Task Submit_LinesWithFaults_NamesAllOfThemAndTakesTheOthers()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var deep = string.Concat(Enumerable.Repeat("[", 40)) + string.Concat(Enumerable.Repeat("]", 40));
        var answers = await Lines.SubmitAsync(
            register,
            [
                Lines.Activity("A-1", "R-1"),
                "{\"type\":\"activity\",",
                Lines.Of("visit", "A-1", "{}"),
                Lines.Activity("A-2"),
                Lines.Of("activity", "A-2", TestRegister.ActivityJson(startsOn: "2026-02-30", students: -1)),
                Lines.Of("outcome", "A-1", "7"),
                "{}",
                "[]",
                Lines.Of("funding", "A-1", "{\"amount\":1}"),
                Lines.Of("activity", "A-1", $$"""{"x":{{deep}}}"""),
                """{"type":"activity","type":"outcome","collaboration":5,"record":null,"extra":1}""",
                $"{{\"a\":\"{new string('x', Lines.Longest)}\"}}",
                """{"type":"activity","collaboration":"\ud800","record":{}}""",
                Lines.Activity("A-1", "R-2"),
            ]);

        Assert.Equal(
            [
                "1 Created",
                "2 Faulty  json malformed",
                "3 Faulty /type unknown-type",
                "4 Faulty /collaboration unknown-collaboration",
                "5 Faulty /record/startsOn date /record/participants/students range /collaboration unknown-collaboration",
                "6 Faulty /record type malformed",
                "7 Faulty /type required /collaboration required /record required",
                "8 Faulty  type malformed",
                "9 Faulty /record/currency required /record/type required /record/amount type malformed /record/valueDate required",
                "10 Faulty  json malformed",
                "11 Faulty /type repeated-field malformed /collaboration type malformed /record required /extra unknown-field malformed",
                "12 TooLarge  too-large",
                "13 Faulty  json malformed",
                "14 Created",
            ],
            answers.Select(Lines.Text));
        await WritePathTests.AssertWholeAsync(register, id, 2);
    }

    [Fact]
    public async Task Submit_LineWithThousandsOfFaults_NamesTheFirstHundred()
    {
        await using var register = await TestRegister.OpenAsync();
        var fields = string.Join(',', Enumerable.Range(0, 300).Select(i => $"\"f{i.ToString(CultureInfo.InvariantCulture)}\":1"));

        var answer = Assert.Single(await Lines.SubmitAsync(register, [$"{{{fields}}}"]));

        Assert.Equal(101, answer.Faults!.Count);
        Assert.Equal("There are 203 more faults in this line.", answer.Faults[^1].Detail);
    }

    [Fact]
    public async Task Submit_SameReferenceTwice_KeepsTheOrderOfTheLines()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var answers = await Lines.SubmitAsync(
            register,
            [Lines.Activity("A-1", "R", 1), Lines.Activity("A-1", "R", 1), Lines.Activity("a-1", "R", 2), Lines.Activity(id.ToString(), "R", 5), Lines.Outcome("A-1", "R")]);

        Assert.Equal(["1 Created", "2 Unchanged", "3 Changed", "4 Changed", "5 Created"], answers.Select(Lines.Text));
        Assert.Equal(4, answers.Take(4).Count(a => a.Id == answers[0].Id));
        Assert.Equal(5, Assert.Single(await register.ActivitiesAsync(id)).Participants.Students);
    }

    [Fact]
    public async Task Submit_EqualLinesWithoutReference_StayTwo()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var answers = await Lines.SubmitAsync(register, [Lines.Activity("A-1"), Lines.Activity("A-1")]);

        Assert.NotEqual(answers[0].Id, answers[1].Id);
        await WritePathTests.AssertWholeAsync(register, id, 2);
    }

    [Fact]
    public async Task Submit_CorrectionsOutOfManyMonths_AnswersEveryLine()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        await Lines.SubmitAsync(register, InMonths(i => i % 40));

        // One cell for the months they move to, but forty for those they leave: more than a commit takes.
        var answers = await Lines.SubmitAsync(register, InMonths(_ => 41));

        Assert.Equal(Enumerable.Range(1, 190), answers.Select(a => a.Line));
        Assert.All(answers, a => Assert.Equal(LineFate.Changed, a.Fate));
        await WritePathTests.AssertWholeAsync(register, id, 190);

        IEnumerable<string> InMonths(Func<int, int> month) => Enumerable.Range(0, 190)
            .Select(i => Lines.Activity(id.ToString(), $"M-{i}", startsOn: new DateOnly(2022, 1, 1).AddMonths(month(i)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(65_536)]
    public async Task Submit_InPiecesOfAnySize_ReadsTheSameLines(int piece)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "ӨҮ");
        var tooLong = new string('ү', Lines.Longest);
        var text = $"\ufeff{Lines.Activity("ӨҮ", "1")}\r\n\n \t\r\n{tooLong}\n{Lines.Activity("ӨҮ", "2")}\r{Lines.Activity("ӨҮ", "3")}\n{Lines.Activity("ӨҮ", "4")}\n\n{tooLong}";

        var (answers, _) = await Lines.SubmitAsync(register, register.SubmitRecords, Encoding.UTF8.GetBytes(text), piece);

        // Line 5 is two values, parted by a lone carriage return, which ends no line.
        Assert.Equal(["1 Created", "4 TooLarge  too-large", "5 Faulty  json malformed", "6 Created", "8 TooLarge  too-large"], answers.Select(Lines.Text));
        Assert.Equal(["1", "4"], (await register.ActivitiesAsync(id)).Select(a => a.Reference).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Submit_BytesThatAreNoText_AreThatLinesError()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        byte[] content = [.. Encoding.UTF8.GetBytes(Lines.Activity("A-1", "\u0001")).Select(b => b == 1 ? (byte)0xff : b), (byte)'\n', .. Encoding.UTF8.GetBytes(Lines.Activity("A-1"))];

        var (answers, _) = await Lines.SubmitAsync(register, register.SubmitRecords, content, int.MaxValue);

        Assert.Equal(["1 Faulty  json malformed", "2 Created"], answers.Select(Lines.Text));
        Assert.Single(await register.ActivitiesAsync(id));
    }

    [Fact]
    public async Task Submit_ManyCollaborations_AnswersInOrderAndBeforeTheEnd()
    {
        await using var register = await TestRegister.OpenAsync();
        var busy = (await register.AddCollaborationAsync()).ToString();
        var rare = (await register.AddCollaborationAsync()).ToString();
        var (sink, sent, early) = (new Lines(), 0, 0);
        var lines = Enumerable.Range(0, 24_000).Select(i => Encoding.UTF8.GetBytes((i == 0 ? Lines.Outcome(rare, "only") : Lines.Outcome(busy, $"R-{i}")) + "\n")).ToArray();

        await register.SubmitRecords.RunAsync(new(Caller.Admin, TestRegister.Origin, ReadAsync, Lines.Longest), sink, default);

        Assert.True(early > 0, "Nothing was answered before the last line was read.");
        Assert.Equal(Enumerable.Range(1, 24_000), sink.Answers.Select(a => a.Line));
        Assert.All(sink.Answers, a => Assert.Equal(LineFate.Created, a.Fate));

        // The last line comes when the first one has been answered, though its batch was never full: the wait ends or the test does.
        async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            while (sent == lines.Length - 1 && sink.Answers.Count == 0)
            {
                await Task.Delay(1, cancellationToken);
            }

            early = sink.Answers.Count;
            var line = sent < lines.Length ? lines[sent++] : [];
            line.CopyTo(buffer);
            return line.Length;
        }
    }

    [Fact]
    public async Task Submit_OutOfReach_IsUnknownAndStoresNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var before = await register.DumpAsync();
        string[] lines = [Lines.Activity("A-1"), Lines.Activity(id.ToString()), Lines.Activity(Guid.CreateVersion7().ToString())];

        foreach (var caller in new Caller[] { new("c", CallerRole.Commission, null), new("p", CallerRole.Partner, "jp-university"), new("o", CallerRole.Officer, TestRegister.OtherHome) })
        {
            var answers = await Lines.SubmitAsync(register, lines, caller);
            Assert.All(answers, a => Assert.EndsWith("Faulty /collaboration unknown-collaboration", Lines.Text(a), StringComparison.Ordinal));
        }

        Assert.Equal(before, await register.DumpAsync());
        var own = await Lines.SubmitAsync(register, lines, new("p", CallerRole.Partner, "kr-hospital"));
        Assert.Equal([LineFate.Created, LineFate.Created, LineFate.Faulty], own.Select(a => a.Fate));
    }

    [Fact]
    public async Task Submit_StorageGoneMidway_AnswersEveryLineAndLeavesWholeCommits()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var lines = Enumerable.Range(0, 500).Select(i => Lines.Activity(id.ToString(), $"R-{i}")).ToArray();
        await Lines.SubmitAsync(register, lines.Take(95));
        var before = await register.DumpAsync();
        register.Unclear.LoseCommits = int.MaxValue;

        var (answers, outage) = await Lines.SubmitAsync(register, register.SubmitRecords, Encoding.UTF8.GetBytes(string.Join('\n', lines)), 1000);

        Assert.NotNull(outage);
        Assert.Equal(Enumerable.Range(1, 500), answers.Select(a => a.Line));

        // The first batch is there already and has nothing to commit.
        Assert.All(answers.Take(95), a => Assert.Equal(LineFate.Unchanged, a.Fate));
        Assert.All(answers.Skip(95), a => Assert.Equal(LineFate.Unavailable, a.Fate));
        Assert.Equal(before, await register.DumpAsync());
        register.Unclear.LoseCommits = 0;
        Assert.Equal(405, (await Lines.SubmitAsync(register, lines)).Count(a => a.Fate == LineFate.Created));
        await WritePathTests.AssertWholeAsync(register, id, 500);
    }

    [Fact]
    public async Task Submit_AnswersLostOnTheWay_StoresEveryLineOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        register.Unclear.LoseAnswers = 2;

        var answers = await Lines.SubmitAsync(register, Enumerable.Range(0, 200).Select(i => Lines.Activity(id.ToString(), $"R-{i}")));

        Assert.All(answers, a => Assert.Equal(LineFate.Created, a.Fate));
        await WritePathTests.AssertWholeAsync(register, id, 200);
    }

    [Fact]
    public async Task Submit_InputBreaksOff_KeepsWhatCameAndSaysWhy()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var sink = new Lines();
        var content = Encoding.UTF8.GetBytes($"{Lines.Activity(id.ToString())}\n{Lines.Activity(id.ToString())}\n{{\"type\":");

        await register.SubmitRecords.RunAsync(new(Caller.Admin, TestRegister.Origin, Read, Lines.Longest), sink, default);

        Assert.Equal(["1 Created", "2 Created", "3 TooLarge  broken-off"], sink.Answers.Select(Lines.Text));
        await WritePathTests.AssertWholeAsync(register, id, 2);

        ValueTask<int> Read(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            var piece = content;
            content = [];
            piece.CopyTo(buffer);
            return piece.Length > 0 ? new(piece.Length) : throw new InputBrokenOffException(LineFate.TooLarge, "Too large.");
        }
    }

    [Fact]
    public async Task Submit_SenderGone_LeavesWholeCommitsOnly()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var lines = Enumerable.Range(0, 400).Select(i => Lines.Activity(id.ToString(), students: 1 + i)).ToArray();
        var content = Encoding.UTF8.GetBytes(string.Join('\n', lines.Take(300)) + "\n" + lines[300][..40]);
        var at = 0;

        await Assert.ThrowsAsync<IOException>(() => register.SubmitRecords.RunAsync(new(Caller.Admin, TestRegister.Origin, Read, Lines.Longest), new Lines(), default));

        var left = await register.ActivitiesAsync(id);
        Assert.True(left.Count % 95 == 0 && left.Count <= 300, $"{left.Count} rows are no whole batches.");
        await WritePathTests.AssertWholeAsync(register, id, left.Count);
        var answers = await Lines.SubmitAsync(register, lines);
        Assert.Equal(400 - left.Count, answers.Count(a => a.Fate == LineFate.Created));
        await WritePathTests.AssertWholeAsync(register, id, 400);

        ValueTask<int> Read(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            if (at == content.Length)
            {
                throw new IOException("The sender is gone.");
            }

            var length = Math.Min(buffer.Length, content.Length - at);
            content.AsMemory(at, length).CopyTo(buffer);
            at += length;
            return new(length);
        }
    }
}
