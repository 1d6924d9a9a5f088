using System.Text.Json;
using Collab.Core.Events;
using Collab.Core.Events.Sending;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Events.Sending;

public sealed class SendMailTests
{
    private const string Office = "mn-office";

    public static IEnumerable<object[]> KindsAndLanguages =>
        from kind in new[] { "ends-soon", "notice-soon", "dormant", "challenge-stalled" }
        from language in new[] { "en", "mn", "ne" }
        select new object[] { kind, language };

    [Fact]
    public async Task Run_Reminder_IsMailedOnceToTheContactsOfItsInstitution()
    {
        await using var register = await OpenAsync();
        await using var server = new SmtpServer();
        register.Smtp = ServerAt(server.Port);
        register.Register.Settings.DefaultLanguage = "mn";
        await register.TellAsync(MailSubscription.Of(register.Register.Clock.GetUtcNow()), 1, EventTypes.ReminderDue, await ReminderAsync(register, "ends-soon"));

        var sent = await register.Sender().RunAsync(default);
        register.Register.Clock.Advance(BackOff.Longest);
        await register.Sender().RunAsync(default);

        Assert.Equal(1, sent.Taken);
        Assert.Equal(["office@example.org", "dean@example.org"], server.Taken.SelectMany(m => m.Recipients));
        var mail = server.Taken[0];
        Assert.Equal("2026-12-31-нд дуусна: Солилцоо", mail.Subject);
        Assert.Equal(
            """
            Гэрээний хугацаа 2026-12-31-нд дуусна. Сунгах эсэхээ түншийн байгууллагатай шийдэж, сунгалтыг энэ өдрөөс өмнө бүртгэнэ үү.

            Хамтын ажиллагаа: Солилцоо
            Дугаар: МУ-1
            Огноо: 2026-12-31

            Та Үндэсний их сургууль-ийн олон улсын хамтын ажиллагааны бүртгэл Collab-д холбоо барих ажилтнаар бүртгэлтэй тул энэ захидлыг авч байна.

            """.ReplaceLineEndings("\n"),
            mail.Text);
        Assert.Empty(await register.PendingAsync(MailSubscription.Id));
    }

    [Fact]
    public async Task Run_MailServerIsDown_IsTriedAgainAndSaysNoAddress()
    {
        await using var register = await OpenAsync();
        int port;
        await using (var down = new SmtpServer())
        {
            port = down.Port;
        }

        register.Smtp = ServerAt(port);
        await register.TellAsync(MailSubscription.Of(register.Register.Clock.GetUtcNow()), 1, EventTypes.ReminderDue, await ReminderAsync(register, "ends-soon"));

        var sent = await register.Sender().RunAsync(default);

        Assert.Equal(("mail", "no-connection", false), Assert.Single(sent.Failed) is var failed ? (failed.Host, failed.Fault, failed.IsDead) : default);
        var waiting = Assert.Single(await register.PendingAsync(MailSubscription.Id));
        Assert.Equal((1, "no-connection"), (waiting.Attempts, waiting.LastFault));

        await using var server = new SmtpServer();
        register.Smtp = ServerAt(server.Port);
        register.Register.Clock.Advance(TimeSpan.FromMinutes(1));
        await register.Sender().RunAsync(default);
        Assert.Equal(2, server.Taken.Count);
        Assert.Empty(await register.PendingAsync(MailSubscription.Id));
    }

    [Fact]
    public async Task Run_MailThatCannotBeWritten_CountsEachAttemptDiesAndHoldsUpNoOther()
    {
        await using var register = await OpenAsync();
        await using var server = new SmtpServer();
        register.Smtp = ServerAt(server.Port);
        var mail = MailSubscription.Of(register.Register.Clock.GetUtcNow());
        var wrong = Assert.Single(await register.TellAsync(mail, 1, EventTypes.ReminderDue, TestRegister.Json($$"""{"institution":"{{Office}}"}""")));
        register.Register.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await register.TellAsync(mail, 1, EventTypes.ReminderDue, await ReminderAsync(register, "ends-soon"));

        for (var attempt = 1; attempt <= BackOff.Attempts; attempt++)
        {
            var sent = await register.Sender().RunAsync(default);

            Assert.Single(sent.Faults);
            Assert.Equal((wrong, "error", attempt == BackOff.Attempts), Assert.Single(sent.Failed) is var failed ? (failed.Event, failed.Fault, failed.IsDead) : default);
            Assert.Equal(attempt == BackOff.Attempts ? [] : [attempt], (await register.PendingAsync(MailSubscription.Id)).Select(d => d.Attempts));
            register.Register.Clock.Advance(BackOff.Longest);
        }

        Assert.Empty((await register.Sender().RunAsync(default)).Faults);
        Assert.Equal((wrong, 10, "error"), Assert.Single(await register.DeadAsync(MailSubscription.Id)) is var dead ? (dead.Event.Id, dead.Attempts, dead.LastFault) : default);
        Assert.Equal(2, server.Taken.Count);
    }

    [Fact]
    public async Task Tell_MailServerIsThere_RemindersAreToBeMailedAndOtherEventsArent()
    {
        await using var register = await OpenAsync();
        var told = new TestEvents(register.Register);
        async Task HappenAsync(string type) => await register.Register.Store.CommitAsync(
            TableNames.Register, Office, [OutboxRow.Of(EventOf(TestRegister.Json("{}")) with { Id = RecordId.From(type), Type = type })], default);

        await HappenAsync(EventTypes.ReminderDue);
        await told.Tell.RunAsync(default);
        Assert.Empty(await register.PendingAsync(MailSubscription.Id));

        told.Smtp = ServerAt(1);
        foreach (var type in EventTypes.All)
        {
            await HappenAsync(type);
        }

        await told.Tell.RunAsync(default);
        Assert.Equal(
            [EventTypes.CompletenessListed, EventTypes.ReminderDue],
            (await register.PendingAsync(MailSubscription.Id)).Select(d => d.Event.Type).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_MailCannotBeWritten_WebhooksAreSentAllTheSame()
    {
        await using var register = await OpenAsync();
        await using var receiver = await Receiver.StartAsync();
        register.Smtp = ServerAt(1);
        await register.TellAsync(
            MailSubscription.Of(register.Register.Clock.GetUtcNow()), 1, EventTypes.ReminderDue, TestRegister.Json($$"""{"institution":"{{Office}}"}"""));
        var events = await register.TellAsync(await register.SubscribeAsync(receiver.Address), 3);

        var sent = await register.Sender().RunAsync(default);

        Assert.IsType<KeyNotFoundException>(Assert.Single(sent.Faults));
        Assert.Equal(events, receiver.Events);
    }

    [Fact]
    public async Task Run_NoMailServer_LeavesMailWhereItIs()
    {
        await using var register = await OpenAsync();
        await register.TellAsync(MailSubscription.Of(register.Register.Clock.GetUtcNow()), 1, EventTypes.ReminderDue, await ReminderAsync(register, "ends-soon"));

        Assert.Equal(0, (await register.Sender().RunAsync(default)).Taken);

        Assert.Equal(0, Assert.Single(await register.PendingAsync(MailSubscription.Id)).Attempts);
    }

    [Theory]
    [MemberData(nameof(KindsAndLanguages))]
    public async Task Write_EveryKindInEveryLanguage_NamesTheCollaborationAndTheDay(string kind, string language)
    {
        await using var register = await OpenAsync();
        register.Register.Settings.DefaultLanguage = language;

        var mail = await register.Write.RunAsync(EventOf(await ReminderAsync(register, kind)), default);

        Assert.Contains(language == "mn" ? "Солилцоо" : "Exchange", mail!.Subject, StringComparison.Ordinal);
        Assert.Contains("2026-12-31", mail.Text, StringComparison.Ordinal);
        Assert.Contains("МУ-1", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('{', mail.Subject + mail.Text);
    }

    [Fact]
    public async Task Write_TitleWithLineEnds_StaysOneLineOfTheHead()
    {
        await using var register = await OpenAsync();
        var id = await register.Register.AddCollaborationAsync();
        var title = Assert.IsType<Core.Writing.CollaborationHead>(await register.Register.Reader.HeadAsync(TestRegister.Home, id, default)).Record.Title;

        var subject = MailTexts.Of("ends-soon.subject", "en", ("date", "2026-12-31"), ("title", title.In("en") + "\r\nBcc: all@example.org\u2028"));

        Assert.Equal("Ends on 2026-12-31: Exchange  Bcc: all@example.org ", subject);
    }

    [Fact]
    public async Task Write_CollaborationIsDeleted_IsNothing()
    {
        await using var register = await OpenAsync();

        Assert.Null(await register.Write.RunAsync(
            EventOf(TestRegister.Json("""{"kind":"ends-soon","collaboration":"01a20219-12bd-7e71-8886-042c54aefe86","due":"2026-12-31"}""")), default));
    }

    [Fact]
    public async Task Write_InstitutionWithoutContacts_IsNothing()
    {
        await using var register = await OpenAsync();
        var id = await register.Register.AddCollaborationAsync("МУ-2");
        var data = TestRegister.Json($$"""{"kind":"ends-soon","collaboration":"{{id}}","due":"2026-12-31"}""");

        Assert.Null(await register.Write.RunAsync(EventOf(data) with { Institution = TestRegister.Home }, default));
    }

    [Fact]
    public async Task Write_CompletenessList_NamesThirtyAndCountsTheRest()
    {
        await using var register = await OpenAsync();
        var missing = new List<string>();
        for (var i = 0; i < 32; i++)
        {
            missing.Add($$"""{"collaboration":"{{await register.Register.AddCollaborationAsync($"Ө-{i}", home: Office)}}","fields":["summary"]}""");
        }

        var data = TestRegister.Json($$"""{"institution":"{{Office}}","week":"2026-W47","officers":[{"missing":[{{string.Join(',', missing)}}],"more":8}]}""");
        var mail = await register.Write.RunAsync(EventOf(data) with { Type = EventTypes.CompletenessListed }, default);

        Assert.Equal("Collaborations with missing details: 40", mail!.Subject);
        Assert.Equal(30, mail.Text.Split('\n').Count(l => l.StartsWith("- Collaboration: Exchange. Number: Ө-", StringComparison.Ordinal)));
        Assert.Contains("- and 10 more\n", mail.Text, StringComparison.Ordinal);
    }

    private static async Task<SendingRegister> OpenAsync()
    {
        var register = await SendingRegister.OpenAsync();
        await register.Register.AddInstitutionAsync(Office, """
            {"names":{"en":"Office","mn":"Үндэсний их сургууль"},"kind":"university","country":"MN","home":true,
             "contacts":[{"name":"Office","email":"office@example.org"},{"name":"Dean","email":"dean@example.org"},
                         {"name":"Again","email":"Office@example.org"},{"name":"Without"}]}
            """);
        return register;
    }

    private static async Task<JsonElement> ReminderAsync(SendingRegister register, string kind)
    {
        var id = await register.Register.AddCollaborationAsync("МУ-1", home: Office);
        return TestRegister.Json($$"""{"kind":"{{kind}}","institution":"{{Office}}","collaboration":"{{id}}","due":"2026-12-31"}""");
    }

    private static RegisterEvent EventOf(JsonElement data) =>
        new() { Id = Guid.Empty, Type = EventTypes.ReminderDue, Institution = Office, At = default, Data = data };

    private static Messaging.Mails.SmtpOptions ServerAt(int port) =>
        new() { Host = "127.0.0.1", Port = port, Sender = new("collab@example.org"), StartTls = false };
}
