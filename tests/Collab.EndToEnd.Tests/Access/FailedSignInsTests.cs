using System.Net;
using Collab.Testing;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Http;

namespace Collab.EndToEnd.Tests.Access;

/// <summary>The counting of wrong tokens by address.</summary>
public sealed class FailedSignInsTests
{
    private readonly ManualClock clock = new(new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Note_WithinAMinute_CountsAndThenBeginsAnew()
    {
        var failed = new FailedSignIns(clock);
        var address = IPAddress.Parse("203.0.113.7");
        Assert.Equal((1, 60), failed.Note(address));
        clock.Advance(TimeSpan.FromSeconds(59.5));
        Assert.Equal((2, 1), failed.Note(address));
        Assert.Equal((1, 60), failed.Note(IPAddress.Parse("203.0.113.8")));
        clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal((1, 60), failed.Note(address));
        Assert.Equal(2, failed.Count);
    }

    [Fact]
    public void Note_FromMoreAddressesThanFit_StaysBounded()
    {
        var failed = new FailedSignIns(clock);
        for (var i = 0; i < FailedSignIns.MostAddresses + 1_000; i++)
        {
            failed.Note(new IPAddress(i));
            Assert.InRange(failed.Count, 1, FailedSignIns.MostAddresses);
        }

        Assert.Equal(2, failed.Note(new IPAddress(FailedSignIns.MostAddresses + 999)).Count);
        Assert.Equal(1, failed.Note(new IPAddress(0)).Count);
        clock.Advance(TimeSpan.FromMinutes(1));
        failed.Note(new IPAddress(1));
        Assert.Equal(1, failed.Count);
    }

    [Theory]
    [InlineData(null, true, "198.51.100.1")]
    [InlineData("203.0.113.7", false, "198.51.100.1")]
    [InlineData("203.0.113.7", true, "203.0.113.7")]
    [InlineData("203.0.113.7:4711", true, "203.0.113.7")]
    [InlineData("192.0.2.1, 203.0.113.7", true, "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", true, "2001:db8:1:2::")]
    [InlineData("[2001:db8:1:2::9]:4711", true, "2001:db8:1:2::")]
    [InlineData("::ffff:203.0.113.7", true, "203.0.113.7")]
    [InlineData("nonsense", true, "198.51.100.1")]
    [InlineData("", true, "198.51.100.1")]
    public void Of_HeaderAndTrust_IsTheAddressThatCounts(string? header, bool trust, string wanted)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse("198.51.100.1");
        if (header is not null)
        {
            http.Request.Headers["X-Forwarded-For"] = header;
        }

        Assert.Equal(IPAddress.Parse(wanted), CallerAddress.Of(http, trust));
    }
}
