using Collab.Core.Events.Sending;
using Collab.Messaging.Mails;
using Collab.Testing;
using Microsoft.Extensions.Configuration;

namespace Collab.Core.Tests.Events.Sending;

public sealed class SmtpMailerTests
{
    private static readonly Mail Letter = new(
        Guid.Parse("01a20219-12bd-7e71-8886-042c54aefe86"),
        ["office@example.org", "dean@example.org"],
        "2026-12-31-нд дуусна: Үндэсний их сургууль, Өвөрхангай аймаг ба काठमाडौं विश्वविद्यालय",
        "Гэрээ дуусна.\n.\nसम्झौता\n");

    [Fact]
    public async Task Send_ToSeveral_ArrivesReadableAtEachByItself()
    {
        await using var server = new SmtpServer();

        Assert.IsType<DeliveryAnswer.Taken>(await SendAsync(server.Port));

        Assert.Equal(Letter.To, server.Taken.Select(m => Assert.Single(m.Recipients)));
        Assert.All(server.Taken, mail =>
        {
            Assert.Equal(mail.Recipients, [mail.Header("To")]);
            Assert.Equal((Letter.Subject, Letter.Text), (mail.Subject, mail.Text));
            Assert.Equal("collab@example.org", mail.Header("From"));
            Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
            Assert.Equal("<01a20219-12bd-7e71-8886-042c54aefe86@example.org>", mail.Header("Message-ID"));
        });
    }

    [Theory]
    [InlineData(550, 250, null)]
    [InlineData(554, 250, null)]
    [InlineData(450, 250, "450")]
    [InlineData(550, 550, "550")]
    [InlineData(550, 451, "451")]
    [InlineData(535, 535, "mail-sign-in")]
    public async Task Send_SomeAreRefused_IsTriedAgainOnlyWhereThatMayHelp(int office, int dean, string? fault)
    {
        await using var server = new SmtpServer { For = r => r == "office@example.org" ? office : dean };

        var answer = await SendAsync(server.Port);

        Assert.Equal(fault, (answer as DeliveryAnswer.Failed)?.Fault);
        Assert.Equal(dean == 250 ? ["dean@example.org"] : [], server.Taken.SelectMany(m => m.Recipients));
    }

    [Fact]
    public async Task Send_OneAddressIsNone_OthersGetIt()
    {
        await using var server = new SmtpServer();

        Assert.IsType<DeliveryAnswer.Taken>(await SendAsync(server.Port, Letter with { To = ["dean@@example.org", "dean@example.org"] }));

        Assert.Equal(["dean@example.org"], server.Taken.SelectMany(m => m.Recipients));
    }

    [Fact]
    public async Task Send_ServerCantEncrypt_GetsNoMail()
    {
        await using var server = new SmtpServer();

        Assert.Equal(new DeliveryAnswer.Failed("tls"), await SendAsync(server.Port, startTls: true));
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task Send_NobodyListens_SaysSo()
    {
        using var port = new HeldPort();

        Assert.Equal(new DeliveryAnswer.Failed("no-connection"), await SendAsync(port.Number));
    }

    [Fact]
    public async Task Send_ServerNeverAnswers_IsOverInTime()
    {
        await using var server = new RawServer((_, closing) => Task.Delay(Timeout.Infinite, closing));

        Assert.Equal(new DeliveryAnswer.Failed("timeout"), await SendAsync(server.Port, limit: TimeSpan.FromMilliseconds(300)));
    }

    [Fact]
    public void ToString_OfAMail_SaysNoAddress() => Assert.DoesNotContain("example.org", Letter.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Options_Nothing_IsOff() => Assert.Null(Options(out _));

    [Fact]
    public void Options_HostAndSender_HaveDefaults()
    {
        var options = Options(out var faults, ("Host", "mail.example.org"), ("From", "collab@example.org"));

        Assert.Empty(faults);
        Assert.Equal((587, true, null), (options!.Port, options.StartTls, options.User));
    }

    [Theory]
    [InlineData("Collab:Smtp:Port", "Host=mail.example.org;From=collab@example.org;Port=0")]
    [InlineData("Collab:Smtp:Port", "Host=mail.example.org;From=collab@example.org;Port=65536")]
    [InlineData("Collab:Smtp:From", "Host=mail.example.org")]
    [InlineData("Collab:Smtp:From", "Host=mail.example.org;From=Collab")]
    [InlineData("Collab:Smtp:Host", "Host=mail server;From=collab@example.org")]
    [InlineData("Collab:Smtp:StartTls", "Host=mail.example.org;From=collab@example.org;StartTls=yes")]
    [InlineData("Collab:Smtp:User", "Host=mail.example.org;From=collab@example.org;User=collab")]
    [InlineData("Collab:Smtp:User", "Host=mail.example.org;From=collab@example.org;Password=hunter2")]
    [InlineData("Collab:Smtp:StartTls", "Host=mail.example.org;From=collab@example.org;User=collab;Password=hunter2;StartTls=false")]
    [InlineData("Collab:Smtp:Password", "Password=hunter2")]
    public void Options_Wrong_AreNamedWithoutThePassword(string key, string settings)
    {
        Options(out var faults, [.. settings.Split(';').Select(s => s.Split('=')).Select(s => (s[0], s[1]))]);

        var fault = Assert.Single(faults);
        Assert.StartsWith(key, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault, StringComparison.Ordinal);
    }

    private static SmtpOptions? Options(out List<string> faults, params (string Key, string Value)[] settings)
    {
        faults = [];
        var values = settings.ToDictionary(s => "Collab:Smtp:" + s.Key, s => (string?)s.Value);
        return SmtpOptions.From(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), faults);
    }

    private static Task<DeliveryAnswer> SendAsync(int port, Mail? mail = null, bool startTls = false, TimeSpan? limit = null) => new SmtpMailer(
        new()
        {
            Host = "127.0.0.1",
            Port = port,
            Sender = new("collab@example.org"),
            StartTls = startTls,
            TimeLimit = limit ?? TimeSpan.FromSeconds(30),
        },
        TimeProvider.System).SendAsync(mail ?? Letter, default);
}
