using System.Collections.Concurrent;
using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Institutions;
using Collab.EndToEnd.Tests.Registers;
using Collab.Storage.Embedded;
using Collab.Testing;
using Collab.Testing.Counting;
using Collab.Testing.Stores;
using Collab.Web.Api.SignIn;
using Microsoft.Extensions.Logging;

namespace Collab.EndToEnd.Tests.Access;

/// <summary>The note of the day on which a client signed in last, over a real store whose line breaks.</summary>
public sealed class LastUseTests
{
    [Fact]
    public async Task Note_ManyTimesADay_IsWrittenOnceADay()
    {
        await using var place = await Place.OpenAsync();
        var client = await place.AddAsync();
        place.Store.Reset();
        await place.RunAsync(use =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                use.Note(client);
            }
        });
        Assert.Equal(1, place.Store.Commits);
        Assert.Equal(new DateOnly(2026, 11, 22), await place.LastUsedAsync(client));
        await place.RunAsync(use =>
        {
            use.Note(client);
            place.Clock.Advance(TimeSpan.FromDays(1));
            use.Note(client);
        });
        Assert.Equal(2, place.Store.Commits);
        Assert.Equal(new DateOnly(2026, 11, 23), await place.LastUsedAsync(client));
        Assert.Empty(place.Log.Lines);
    }

    [Fact]
    public async Task Note_StoreAway_IsLoggedAndMadeAtTheNextUse()
    {
        await using var place = await Place.OpenAsync();
        var client = await place.AddAsync();
        place.Line.LoseCommits = 1;
        using var use = place.LastUse();
        await use.StartAsync(default);
        await Waiting.ForAsync("the note", async () =>
        {
            // As every request does.
            use.Note(client);
            return !place.Log.Lines.IsEmpty && await place.LastUsedAsync(client) is not null;
        });

        await use.StopAsync(default);
        Assert.Contains(client.ToString(), Assert.Single(place.Log.Lines), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 22), await place.LastUsedAsync(client));
    }

    /// <summary>A store of the test's own.</summary>
    private sealed class Place : IAsyncDisposable
    {
        private readonly TempFolder folder = new();
        private readonly DataFolder data;
        private readonly EmbeddedRowStore rows;
        private readonly ClientRegister clients;

        private Place()
        {
            data = DataFolder.Open(folder.Path, TimeProvider.System);
            rows = new(data);
            Line = new(rows);
            Store = new(Line);
            clients = new(Store);
        }

        public ManualClock Clock { get; } = new(new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero));

        public LineLog Log { get; } = new();

        public UnclearRowStore Line { get; }

        public CountingRowStore Store { get; }

        public static async Task<Place> OpenAsync()
        {
            var place = new Place();
            await place.rows.OpenAsync(default);
            return place;
        }

        public LastUse LastUse() => new(new(clients), Clock, Log);

        /// <summary>Runs it and stops it, which keeps every note that waits.</summary>
        public async Task RunAsync(Action<LastUse> act)
        {
            using var use = LastUse();
            await use.StartAsync(default);
            act(use);
            await use.StopAsync(default);
        }

        public async Task<Guid> AddAsync()
        {
            using var json = JsonDocument.Parse("""{"name":"Эмнэлэг","role":"commission"}""");
            var made = await new MakeClient(clients, new InstitutionDirectory(Store, Clock), Clock).RunAsync(Caller.Admin, json.RootElement, default);
            return made.Match(m => m.Client.Id, refusal => throw new InvalidOperationException(refusal.ToString()));
        }

        public async Task<DateOnly?> LastUsedAsync(Guid client) => ClientRegister.Read((await clients.FindAsync(client, default))!).LastUsedOn;

        public async ValueTask DisposeAsync()
        {
            await rows.DisposeAsync();
            data.Dispose();
            folder.Dispose();
        }
    }

    private sealed class LineLog : ILogger<LastUse>
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));
    }
}
