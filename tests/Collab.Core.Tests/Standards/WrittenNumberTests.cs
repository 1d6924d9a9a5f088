using System.Globalization;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Collab.Core.Tests.Standards;

public sealed class WrittenNumberTests
{
    [Theory]
    [InlineData("0", 0, "0")]
    [InlineData("007", 0, "7")]
    [InlineData("1234", 0, "1234")]
    [InlineData(" 1234\t", 0, "1234")]
    [InlineData("999999999999999999", 0, "999999999999999999")]
    [InlineData("9999999999999999999999999999", 0, "9999999999999999999999999999")]
    [InlineData("1 234", 0, "1234")]
    [InlineData("1\u00a0234", 0, "1234")]
    [InlineData("1\u202f234\u202f567", 0, "1234567")]
    [InlineData("1'234", 0, "1234")]
    [InlineData("1’234’567", 0, "1234567")]
    [InlineData("1,234", 0, "1234")]
    [InlineData("1,234,567", 0, "1234567")]
    [InlineData("1.234.567", 0, "1234567")]
    [InlineData("12,34,567", 0, "1234567")]
    [InlineData("1,23,45,678", 0, "12345678")]
    [InlineData("१२३४", 0, "1234")]
    [InlineData("१२,३४,५६७", 0, "1234567")]
    [InlineData("１２３４", 0, "1234")]
    [InlineData("١٢٣٤", 0, "1234")]
    [InlineData("12.0", 0, "12")]
    [InlineData("12.00", 0, "12")]
    [InlineData("12,0", 0, "12")]
    [InlineData("1,234.00", 0, "1234")]
    [InlineData("0.000", 0, "0")]
    [InlineData("-5", 0, "-5")]
    [InlineData("−5", 0, "-5")]
    [InlineData("+5", 0, "5")]
    [InlineData("\u200e5", 0, "5")]
    [InlineData("1234.5", 2, "1234.5")]
    [InlineData("1,234.56", 2, "1234.56")]
    [InlineData("1.234,56", 2, "1234.56")]
    [InlineData("1234,56", 2, "1234.56")]
    [InlineData("1'234.56", 2, "1234.56")]
    [InlineData("1 234,56", 2, "1234.56")]
    [InlineData("12,34,567.89", 2, "1234567.89")]
    [InlineData("१२,३४,५६७.८९", 2, "1234567.89")]
    [InlineData("١٬٢٣٤٫٥٦", 2, "1234.56")]
    [InlineData("0,5", 2, "0.5")]
    [InlineData("0.05", 2, "0.05")]
    [InlineData("0.500", 2, "0.5")]
    [InlineData("1,234", 2, "1234")]
    [InlineData("1.234", 2, "1234")]
    [InlineData("1234.560", 2, "1234.56")]
    [InlineData("1234.567", 3, "1234.567")]
    [InlineData("1,234.567", 3, "1234.567")]
    [InlineData("0.567", 3, "0.567")]
    public void Read_UsualForm_GivesTheExactNumberInEveryCulture(string text, int decimals, string number) => EveryCulture.Run(() =>
    {
        Assert.True(WrittenNumber.Read(text, decimals).TryGet(out var read, out _));
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), read);
    });

    [Theory]
    [InlineData("1.234", 0, "number-separator")]
    [InlineData("१.२३४", 0, "number-separator")]
    [InlineData("1.234", 3, "number-separator")]
    [InlineData("1,234", 3, "number-separator")]
    [InlineData("12.5", 0, "whole-number")]
    [InlineData("12,5", 0, "whole-number")]
    [InlineData("1234.567", 0, "whole-number")]
    [InlineData("1.005", 0, "number-separator")]
    [InlineData("1234.567", 2, "decimals")]
    [InlineData("0.125", 2, "decimals")]
    [InlineData("1.2345", 2, "decimals")]
    [InlineData("", 0, "number")]
    [InlineData("  ", 0, "number")]
    [InlineData("-", 0, "number")]
    [InlineData("--5", 0, "number")]
    [InlineData("5-", 0, "number")]
    [InlineData("(5)", 0, "number")]
    [InlineData("5%", 2, "number")]
    [InlineData("$5", 2, "number")]
    [InlineData("1E+05", 2, "number")]
    [InlineData("0x10", 0, "number")]
    [InlineData("NaN", 2, "number")]
    [InlineData("∞", 2, "number")]
    [InlineData("½", 2, "number")]
    [InlineData("five", 0, "number")]
    [InlineData("5 students", 0, "number")]
    [InlineData(".5", 2, "number")]
    [InlineData("5.", 2, "number")]
    [InlineData("1..2", 2, "number")]
    [InlineData("1,,234", 0, "number")]
    [InlineData("12 34", 0, "number")]
    [InlineData("1 2345", 0, "number")]
    [InlineData("1234 567", 0, "number")]
    [InlineData("1.23.456", 0, "number")]
    [InlineData("123,45,678", 0, "number")]
    [InlineData("1,234 567", 0, "number")]
    [InlineData("1,234 567.5", 2, "number")]
    [InlineData("1.234,567.8", 2, "number")]
    [InlineData("0,123,456", 0, "number")]
    [InlineData("1'234 567", 0, "number")]
    [InlineData("10000000000000000000000000000", 0, "number")]
    [InlineData("1000000000000000000000000000000000000000000000000000000000000000000000", 0, "number")]
    [InlineData("0.00000000000000000000000000000000001", 50, "number")]
    [InlineData("\ud83d\ude00", 0, "number")]
    public void Read_NoNumberOrTwo_SaysWhatIsWrongInEveryCulture(string text, int decimals, string code) => EveryCulture.Run(() =>
    {
        Assert.False(WrittenNumber.Read(text, decimals).TryGet(out _, out var fault));
        Assert.Equal(code, fault.Code);
        Assert.EndsWith(".", fault.Detail, StringComparison.Ordinal);
    });

    [Fact]
    public void Read_EveryGroupedWriting_GivesTheSameAmount() => Prop.ForAll<int, bool>(static (minor, indian) =>
    {
        var amount = minor / 100m;
        foreach (var (culture, group, point) in new[] { ("en-US", ",", "."), ("de-DE", ".", ","), ("", "\u202f", ","), ("", "'", "."), ("", " ", ".") })
        {
            var format = (NumberFormatInfo)CultureInfo.GetCultureInfo(culture).NumberFormat.Clone();
            (format.NumberGroupSeparator, format.NumberDecimalSeparator, format.NegativeSign) = (group, point, "-");
            format.NumberGroupSizes = indian && group == "," ? [3, 2] : [3];
            if (!WrittenNumber.Read(amount.ToString("N2", format), 2).TryGet(out var read, out _) || read != amount)
            {
                return false;
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyText_GivesAnAnswer() => Prop.ForAll<string?, byte>(static (text, decimals) =>
    {
        WrittenNumber.Read(text, decimals % 5).TryGet(out _, out _);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_PlainOrGrouped_AllocatesNothing()
    {
        string[] texts = ["12345", "1,234.56", "१२,३४,५६७.८९", "-1 234,5"];
        ReadAll(texts);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadAll(texts);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void AddTo_Fault_NotesABrokenRuleWithoutTheText()
    {
        Assert.False(WrittenNumber.Read("Батбаяр", 0).TryGet(out _, out var wrong));
        var faults = new Faults();
        wrong.AddTo(faults, "/participants/students");
        Assert.Equal([new Fault("/participants/students", "number", wrong.Detail, false)], faults.All);
        Assert.DoesNotContain("Батбаяр", wrong.Detail, StringComparison.Ordinal);
    }

    private static void ReadAll(string[] texts)
    {
        foreach (var text in texts)
        {
            WrittenNumber.Read(text, 2);
        }
    }
}
