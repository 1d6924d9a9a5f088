using System.Globalization;
using System.Text;
using Collab.Core.Standards;

namespace Collab.Core.Tests.Standards;

public sealed class DigitsTests
{
    [Theory]
    [InlineData("२०२६-०३-३१", "2026-03-31")]
    [InlineData("２０２６", "2026")]
    [InlineData("٢٠٢٦", "2026")]
    [InlineData("۲۰۲۶", "2026")]
    [InlineData("᠒᠐᠒᠖", "2026")]
    [InlineData("\U0001E952\U0001E950x", "20x")]
    [InlineData("Ө½²Ⅷ四", "Ө½²Ⅷ四")]
    [InlineData("\ud83a", "\ud83a")]
    [InlineData("", "")]
    public void Fold_AnyScript_GivesAsciiDigitsAndLeavesTheRest(string text, string folded) => Assert.Equal(folded, Digits.Fold(text));

    [Fact]
    public void Fold_EveryDecimalDigitOfUnicode_GivesItsValue()
    {
        var found = 0;
        for (var code = 0; code <= 0x10ffff; code++)
        {
            if (Rune.IsValid(code) && Rune.GetUnicodeCategory(new(code)) == UnicodeCategory.DecimalDigitNumber)
            {
                found++;
                Assert.Equal(Rune.GetNumericValue(new(code)).ToString(CultureInfo.InvariantCulture), Digits.Fold(new Rune(code).ToString()));
            }
        }

        Assert.True(found > 600);
    }

    [Fact]
    public void Fold_NothingToFold_GivesTheSameText()
    {
        var text = "Улаанбаатар 2026";
        Assert.Same(text, Digits.Fold(text));
    }

    [Fact]
    public void Fold_TooLittleRoom_Throws() => Assert.Throws<ArgumentException>(() => Digits.Fold("1234", new char[3]));
}
