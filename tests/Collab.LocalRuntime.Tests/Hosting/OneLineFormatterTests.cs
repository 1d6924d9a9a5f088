using Collab.LocalRuntime.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Collab.LocalRuntime.Tests.Hosting;

public sealed class OneLineFormatterTests
{
    private static readonly ManualClock Clock = new(new(2026, 11, 22, 6, 1, 2, 345, TimeSpan.Zero));

    [Fact]
    public void Write_Entry_IsALineWithItsTimeLevelCategoryAndId() =>
        Assert.Equal($"06:01:02.345 warn: Collab.Web[1101] A sign-in failed.{Environment.NewLine}", Written(LogLevel.Warning, "A sign-in failed."));

    [Theory]
    [InlineData(LogLevel.Trace, "trce")]
    [InlineData(LogLevel.Debug, "dbug")]
    [InlineData(LogLevel.Information, "info")]
    [InlineData(LogLevel.Error, "fail")]
    [InlineData(LogLevel.Critical, "crit")]
    public void Write_Level_HasItsWord(LogLevel level, string word) => Assert.Contains($" {word}: Collab.Web[1101] ", Written(level, "x"), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\nfail: b", "a\\nfail: b")]
    [InlineData("a\r\nb\tc", "a\\r\\nb\\tc")]
    [InlineData("\u001b[31mred\u0007\0", "\\u001b[31mred\\u0007\\u0000")]
    [InlineData("a\u2028b\u2029c\u0085d", "a\\u2028b\\u2029c\\u0085d")]
    [InlineData("a\u202eb\u2066c\u200bd\ufeffe", "a\\u202eb\\u2066c\\u200bd\\ufeffe")]
    [InlineData("Өргөө अनुसन्धान 漢", "Өргөө अनुसन्धान 漢")]
    public void Write_WhatIsNotSeen_IsWrittenOut(string text, string expected)
    {
        Assert.EndsWith($"[1101] {expected}{Environment.NewLine}", Written(LogLevel.Information, text), StringComparison.Ordinal);
        var fault = new InvalidOperationException(text);
        Assert.EndsWith($"[1101] x System.InvalidOperationException: {expected}{Environment.NewLine}", Written(LogLevel.Error, "x", fault), StringComparison.Ordinal);
    }

    private static string Written(LogLevel level, string message, Exception? fault = null)
    {
        using var writer = new StringWriter();
        var entry = new LogEntry<string>(level, "Collab.Web", new(1101), message, fault, (state, _) => state);
        new OneLineFormatter(Clock).Write(entry, null, writer);
        return writer.ToString();
    }
}
