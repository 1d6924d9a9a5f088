using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;
using Xunit.Abstractions;

namespace Collab.EndToEnd.Tests.Crashes;

/// <summary>
/// A bulk request that breaks off midway, because its client goes away or the app is killed, and is sent again until it is through: the
/// register is the one that a single run gives.
/// </summary>
public abstract class RecordsCrashTests(bool onAzurite, int breaks, int lines, ITestOutputHelper output)
{
    private const int Collaborations = 10;

    [StoreFact]
    public async Task Kill_WhileLinesComeIn_TakesEveryLineOnce() => await RunAsync(async (place, app, connection) =>
    {
        await app.KillAsync();
        await place.ExpireLeasesAsync();
        await app.StartAgainAsync();
        connection.Reset();
    });

    [StoreFact]
    public async Task Client_GoesAwayMidway_TakesEveryLineOnce() => await RunAsync((_, _, connection) =>
    {
        connection.Reset();
        return Task.CompletedTask;
    });

    private async Task RunAsync(Func<Place, AppProcess, NdjsonConnection, Task> breakOff)
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"Seed {seed.ToString(CultureInfo.InvariantCulture)}");
        var random = new Random(seed);
        await using var place = await Place.OpenAsync(onAzurite);
        var app = await place.StartAppAsync();
        var register = await SentRegister.MakeAsync(new(app.Http), Collaborations);
        register.Rows.AddRange(SentRows.Make(random, register.Codes, lines, "r"));
        string[] sent = [.. register.Rows.Select(r => RecordTests.Line("activity", r.Collaboration, r.Body))];
        for (var tries = 0; tries < breaks; tries++)
        {
            using var connection = await NdjsonConnection.OpenAsync(app);
            var sending = SendAsync(connection, sent);
            var answered = 0;
            for (var wanted = random.Next(lines / 2); answered < wanted && await connection.ReadAsync() is not null;)
            {
                answered++;
            }

            await breakOff(place, app, connection);
            var wasThrough = await sending;
            output.WriteLine($"Try {tries}: broken off after {answered} answers{(wasThrough ? "; all had been sent" : "")}");
        }

        using (var last = await NdjsonConnection.OpenAsync(app))
        {
            await last.SendAsync(sent);
            await last.EndAsync();
            var answers = await last.ReadAllAsync();
            Assert.Equal(Enumerable.Range(1, lines), answers.Select(a => a["line"]!.GetValue<int>()));
            Assert.All(answers, a => Assert.True(IsDone(a), a.ToJsonString()));
        }

        await register.CheckAsync(new(app.Http));
        Assert.Equal(0, await app.StopAsync());
        await register.CheckStoredAsync(app);
    }

    /// <summary>New, or there from before and the same.</summary>
    private static bool IsDone(JsonNode answer) => answer["status"]!.GetValue<int>() is 200 or 201 && answer["changed"] is null;

    /// <summary>False when the connection ended before everything was sent.</summary>
    private static async Task<bool> SendAsync(NdjsonConnection connection, string[] sent)
    {
        try
        {
            await connection.SendAsync(sent);
            return true;
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            return false;
        }
    }
}

public sealed class EmbeddedRecordsCrashTests(ITestOutputHelper output) : RecordsCrashTests(onAzurite: false, breaks: 5, lines: 8000, output);

[OnAzurite]
public sealed class AzuriteRecordsCrashTests(ITestOutputHelper output) : RecordsCrashTests(onAzurite: true, breaks: 2, lines: 1500, output)
{
    [StoreFact]
    public async Task Outage_OfTheStorage_IsEachLines503AndLosesNothing()
    {
        await using var place = await Place.OpenAsync(onAzurite: true);
        var app = await place.StartAppAsync();
        using var http = app.Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", app.Token);
        var register = await SentRegister.MakeAsync(new(http), collaborations: 3);
        register.Rows.AddRange(SentRows.Make(new Random(5), register.Codes, 400, "o"));
        string[] sent = [.. register.Rows.Select(r => RecordTests.Line("activity", register.Ids[r.Collaboration], r.Body))];
        using (var connection = await NdjsonConnection.OpenAsync(app))
        {
            await connection.SendAsync(sent[..200]);
            for (var i = 1; i <= 200; i++)
            {
                Assert.Equal($"{i.ToString(CultureInfo.InvariantCulture)} 201", RecordTests.Told((await connection.ReadAsync())!));
            }

            await place.Azurite.StopAsync();
            await connection.SendAsync(sent[200..]);
            await connection.EndAsync();
            var refused = await connection.ReadAllAsync();
            Assert.Equal(Enumerable.Range(201, 200), refused.Select(a => a["line"]!.GetValue<int>()));
            Assert.All(refused, a => Assert.Equal(503, a["status"]!.GetValue<int>()));
        }

        await place.Azurite.StartAsync(CancellationToken.None);
        using (var connection = await NdjsonConnection.OpenAsync(app))
        {
            await connection.SendAsync(sent);
            await connection.EndAsync();
            var answers = await connection.ReadAllAsync();
            Assert.All(answers.Take(200), a => Assert.Equal(200, a["status"]!.GetValue<int>()));
            Assert.All(answers, a => Assert.True(a["status"]!.GetValue<int>() is 200 or 201, a.ToJsonString()));
        }

        await register.CheckAsync(new(http));
        Assert.Equal(0, await app.StopAsync());
        await register.CheckStoredAsync(app);
    }
}
