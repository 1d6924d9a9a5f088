using System.Net;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Access;

/// <summary>What the log of the real process says about sign-ins and keys, and what it never says.</summary>
public sealed class SecurityLogTests
{
    [Fact]
    public async Task KeysAndSignIns_AreLoggedWithoutTheSecret()
    {
        await using var app = await AppProcess.StartAsync();
        var admin = new ApiClient(app.Http);
        var made = (await admin.PostAsync("clients", new { name = "Нууцгүй нэр", role = "commission" })).Want(HttpStatusCode.Created);
        var path = $"clients/{made.Text("id")}";
        await TryAsync(app, made.Text("key"), HttpStatusCode.OK);
        var rotated = (await admin.PostAsync($"{path}/rotate", new { overlapHours = 0 })).Want(HttpStatusCode.OK);
        await TryAsync(app, made.Text("key"), HttpStatusCode.Unauthorized);
        await TryAsync(app, "guessed-token", HttpStatusCode.Unauthorized);
        (await admin.SendAsync(HttpMethod.Delete, path, null)).Want(HttpStatusCode.NoContent);
        await TryAsync(app, rotated.Text("key"), HttpStatusCode.Unauthorized);
        Assert.Equal(0, await app.StopAsync());

        var log = app.Output;
        Assert.Contains("admin signed in as Admin", log, StringComparison.Ordinal);
        Assert.Contains($"admin made client {made.Text("id")} (Commission) with key {made.Body["keys"]![0]!["id"]!.GetValue<string>()}", log, StringComparison.Ordinal);
        Assert.Contains($"client:{made.Text("id")} signed in as Commission", log, StringComparison.Ordinal);
        Assert.Contains($"admin rotated the key of client {made.Text("id")}", log, StringComparison.Ordinal);
        Assert.Contains("A sign-in failed: unknown-key (from 127.0.0.1", log, StringComparison.Ordinal);
        Assert.Contains("A sign-in failed: unknown-token (from 127.0.0.1", log, StringComparison.Ordinal);
        Assert.Contains($"admin removed client {made.Text("id")}", log, StringComparison.Ordinal);
        foreach (var id in new[] { 1100, 1101, 1103, 1104, 1105 })
        {
            Assert.Contains($"[{id}]", log, StringComparison.Ordinal);
        }

        foreach (var secret in new[] { made.Text("key"), rotated.Text("key"), app.Token, "guessed-token", "Нууцгүй нэр" })
        {
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
        }
    }

    private static async Task TryAsync(AppProcess app, string token, HttpStatusCode wanted)
    {
        using var http = app.Client();
        (await new ApiClient(http).GetAsync("institutions", ("Authorization", $"Bearer {token}"))).Want(wanted);
    }
}
