using Collab.Core.Access;
using Collab.Core.Activities;
using Collab.Core.Items;
using Collab.Core.Store;
using Collab.Core.Tests.Writing;
using Collab.Core.Writing;
using Span = System.Diagnostics.Activity;

namespace Collab.Core.Tests.Support;

/// <summary>A collaboration of a real store, and writers who come while a first commit to it is on its way.</summary>
internal sealed class WritersInLine : IAsyncDisposable
{
    /// <summary>The reference of the item that the first commit stores.</summary>
    public const string First = "first";

    private readonly TestRegister register;
    private readonly WatchedCommits store;
    private Task<WriteResult>[] writes = [];
    private Action? atFirst;

    private WritersInLine(TestRegister register, Guid collaboration)
    {
        (this.register, Collaboration) = (register, collaboration);
        store = new(register.Store, (number, commit) =>
        {
            if (number == 1)
            {
                atFirst!();
            }

            return Decide(number, commit);
        });
        Writer = new(store, new(store), new(register.Clock), new(), register.Audience, register.Clock);
    }

    public Guid Collaboration { get; }

    public CollaborationWriter Writer { get; }

    /// <summary>What becomes of a commit by its number; the first one is that which all wait for.</summary>
    public Func<int, Func<Task<CommitResult>>, Task<CommitResult>> Decide { get; set; } = (_, commit) => commit();

    /// <summary>Commits that were tried, the first included.</summary>
    public int Commits => store.Count;

    public static async Task<WritersInLine> OpenAsync()
    {
        var register = await TestRegister.OpenAsync();
        return new(register, await register.AddCollaborationAsync());
    }

    /// <summary>The spans that the writers came with, in their order.</summary>
    public List<Span> Spans { get; } = [];

    /// <summary>Starts the writes in this order while the first commit is on its way; the first of them may be left by its client.</summary>
    public async Task<Task<WriteResult>[]> StartAsync(IEnumerable<WriteRequest> requests, CancellationToken ofTheFirst = default)
    {
        atFirst = () => writes = [.. requests.Select((r, i) => InSpanAsync(() => Writer.WriteAsync(r, i == 0 ? ofTheFirst : default)))];
        Assert.IsType<WriteResult.Done>(await Writer.WriteAsync(NewItem(First), default));
        return writes;
    }

    public async Task<WriteResult[]> WriteAsync(IEnumerable<WriteRequest> requests, CancellationToken ofTheFirst = default) =>
        await Task.WhenAll(await StartAsync(requests, ofTheFirst));

    /// <summary>Submits an activity, with an Idempotency-Key or without.</summary>
    public WriteRequest NewItem(string? reference, int students = 2, int month = 3, string? key = null)
    {
        var id = reference is null ? ItemId.New(register.Clock) : ItemId.OfReference(Collaboration, ItemType.Activity, reference);
        var sent = ActivityReader.Read(TestRegister.Json(TestRegister.ActivityJson($"2026-{month:D2}-02", reference, students: students)), new())!.Complete(new(), new())!;
        var item = sent.With(new(id, Collaboration, reference, register.Clock.GetUtcNow(), register.Clock.GetUtcNow()));
        var mark = key is null ? null : new RequestMark("admin", key, "body");
        return new()
        {
            Institution = TestRegister.Home,
            Collaboration = Collaboration,
            Origin = TestRegister.Origin,
            Plan = (_, stored) => ItemPlan.Of("submit-activity", [item], stored),
            MarkerKey = mark is null ? null : RegisterKeys.Request(mark.Client, mark.Key),
            MarkerExpires = true,
            Marker = mark is null ? null : (head, plan, now) => DoneMarker.OfRequest(mark, new(id, head.ETag, plan.Items[0].Body, true, false), now),
        };
    }

    public async Task WriteByAnotherProcessAsync(string reference) =>
        Assert.IsType<WriteResult.Done>(await register.Writer.WriteAsync(NewItem(reference), default));

    public Task<IReadOnlyList<Activity>> ActivitiesAsync() => register.ActivitiesAsync(Collaboration);

    public Task<IReadOnlyDictionary<string, string>> DumpAsync() => register.DumpAsync();

    /// <summary>So many activities are stored, their cells are right, and the history is an unbroken chain up to the head.</summary>
    public async Task AssertWholeAsync(int activities)
    {
        await WritePathTests.AssertWholeAsync(register, Collaboration, activities);
        var verified = TestRegister.Done(await register.Verify.RunAsync(Caller.Admin, Collaboration, 10, null, default));
        Assert.True(verified.Chain.Intact);
    }

    private Task<WriteResult> InSpanAsync(Func<Task<WriteResult>> write)
    {
        var before = Span.Current;
        Spans.Add(new Span("writer").Start());
        try
        {
            return write();
        }
        finally
        {
            Span.Current = before;
        }
    }

    public ValueTask DisposeAsync() => register.DisposeAsync();
}
