using System.Text;
using System.Text.Json;
using Collab.Core.Events;
using Collab.Core.Events.Sending;

namespace Collab.Core.Tests.Events.Sending;

public sealed class WebhookSignatureTests
{
    // The values that the libraries of Standard Webhooks are checked with.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Known = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);
    private static readonly byte[] Body = """{"test": 2432232314}"""u8.ToArray();

    [Fact]
    public void Sign_TheStandardsValues_GivesTheStandardsSignature() =>
        Assert.Equal(new(Id, "1614265330", Known), WebhookSignature.Sign(Secret, Id, At, Body));

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void Verify_SomeSecondsLater_HoldsForFiveMinutes(int seconds, bool expected) =>
        Assert.Equal(expected, WebhookSignature.Verify(Secret, new(Id, "1614265330", Known), Body, At.AddSeconds(seconds)));

    [Theory]
    [InlineData("v1,AAAA v1a,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", true)]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v1,not-base64", true)]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("v1,G0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("v1,g0hM9SsE", false)]
    [InlineData("v1,", false)]
    [InlineData("", false)]
    public void Verify_SeveralSignatures_OneIsEnough(string signatures, bool expected) =>
        Assert.Equal(expected, WebhookSignature.Verify(Secret, new(Id, "1614265330", signatures), Body, At));

    [Fact]
    public void Verify_AnythingElseIsChanged_IsFalse()
    {
        Assert.False(WebhookSignature.Verify(Secret, new(Id, "1614265330", Known), [.. Body, (byte)' '], At));
        Assert.False(WebhookSignature.Verify(Secret, new(Id + "k", "1614265330", Known), Body, At));
        Assert.False(WebhookSignature.Verify(Secret, new(Id, "1614265331", Known), Body, At));
        Assert.False(WebhookSignature.Verify("whsec_" + Convert.ToBase64String(new byte[24]), new(Id, "1614265330", Known), Body, At));
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("-1614265330")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    public void Verify_TimestampThatIsNone_IsFalse(string timestamp) =>
        Assert.False(WebhookSignature.Verify(Secret, new(Id, timestamp, Known), Body, At));

    [Fact]
    public void Sign_SecretThatIsNone_ThrowsWithoutSayingIt()
    {
        var fault = Assert.Throws<FormatException>(() => WebhookSignature.Sign("hunter2", Id, At, Body));

        Assert.DoesNotContain("hunter2", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Body_OfAnEvent_IsTypeTimestampAndDataAsTheyAreKept()
    {
        var happened = new RegisterEvent
        {
            Id = Guid.Empty,
            Type = EventTypes.RecordChanged,
            Institution = "mn-university",
            At = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero),
            Data = JsonDocument.Parse("""{ "title": "Өвчин үү <स्वास्थ्य>", "amount": 1.50 }""").RootElement,
        };

        Assert.Equal(
            """{"type":"record.changed","timestamp":"2026-11-22T06:00:00.000Z","data":{"title":"Өвчин үү <स्वास्थ्य>","amount":1.50}}""",
            Encoding.UTF8.GetString(WebhookBody.Of(happened)));
    }
}
