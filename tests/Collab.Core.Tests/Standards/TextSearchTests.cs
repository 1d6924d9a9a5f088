using System.Text;
using Collab.Core.Standards;

namespace Collab.Core.Tests.Standards;

public sealed class TextSearchTests
{
    [Theory]
    [InlineData("Exchange of Students", "STUDENT")]
    [InlineData("Exchange of Students", "stud exch")]
    [InlineData("Université Paris Cité", "universite cite")]
    [InlineData("Universite", "Université")]
    [InlineData("Trường Đại học Y Hà Nội", "truong dai hoc noi")]
    [InlineData("Høgskolen i Østfold, Łódź, Straße, Cœur, Ísland, þing", "hogskolen ostfold lodz strasse coeur island thing")]
    [InlineData("İstanbul Diyarbakır", "istanbul diyarbakir")]
    [InlineData("Αθήνα, Ιατρικός", "αθηνα ΙΑΤΡΙΚΟΣ")]
    [InlineData("Өрхийн анагаах ухаан", "ӨРХИЙН УХААН")]
    [InlineData("Үндэсний Их Сургууль", "үндэсний сургууль")]
    [InlineData("Королёва", "КОРОЛЁВА")]
    [InlineData("у\u0301чебный", "учебный")]
    [InlineData("चिकित्सा शिक्षा आयोग", "शिक्षा आयोग")]
    [InlineData("गर\u094d\u200dयो", "गर\u094dयो")]
    [InlineData("東京大学", "京大")]
    [InlineData("서울대학교", "서울")]
    [InlineData("ＡＢＣ　１２３", "abc 123")]
    [InlineData("ガイド", "がいど")]
    [InlineData("AGR-2026/7", "agr-2026/7")]
    [InlineData("𝒜 🎓 degree", "🎓")]
    [InlineData("soft\u00adhyphen", "softhyphen")]
    public void IsIn_AnotherWritingOfTheWords_Finds(string text, string query) => Assert.True(Finds(text, query));

    [Theory]
    [InlineData("йод", "иод")]
    [InlineData("и", "й")]
    [InlineData("ёс зүй", "ес")]
    [InlineData("өндөр", "ондор")]
    [InlineData("үг", "уг")]
    [InlineData("कि", "का")]
    [InlineData("कंपनी", "कपनी")]
    [InlineData("पाँच", "पाच")]
    [InlineData("पढ\u093cाइ", "पढाइ")]
    [InlineData("कर्म", "करम")]
    [InlineData("が", "か")]
    [InlineData("Exchange of Students", "exchange teachers")]
    [InlineData("abc", "a b d")]
    public void IsIn_AnotherWord_DoesNotFind(string text, string query) => Assert.False(Finds(text, query));

    [Fact]
    public void IsIn_WordsInSeveralTexts_FindsThemTogether()
    {
        var search = TextSearch.Parse("  солилцоо\tAGR-7\u3000seoul ")!;
        Assert.True(search.IsIn(["Оюутан солилцоо", "AGR-7", "Seoul National University"]));
        Assert.False(search.IsIn(["Оюутан солилцоо", "AGR-8", "Seoul National University"]));
        Assert.False(search.IsIn([]));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\u3000\u00a0")]
    [InlineData("\u0301")]
    [InlineData("\u200d")]
    public void Parse_WithoutWords_IsNoSearch(string query) => Assert.Null(TextSearch.Parse(query));

    [Theory]
    [InlineData("\ud83c")]
    [InlineData("\udf93")]
    [InlineData("\ufffe")]
    public void Parse_WhatNoTextHas_FindsNothingAndIsNoFault(string query) => Assert.False(Finds("🎓", query));

    [Fact]
    public void IsIn_EveryLetter_FindsItselfInEitherForm()
    {
        for (var point = 0x20; point <= 0x1ffff; point++)
        {
            // .NET won't normalise U+FFFE, and the register takes no text with it.
            if (!Rune.TryCreate(point, out var rune) || point == 0xfffe || TextSearch.Parse(rune.ToString()) is null)
            {
                continue;
            }

            var text = rune.ToString().Normalize();
            Assert.True(Finds(text, text), $"U+{point:X4}");
            Assert.True(Finds(text, text.Normalize(NormalizationForm.FormD)), $"U+{point:X4}, taken apart");
        }
    }

    private static bool Finds(string text, string query) => TextSearch.Parse(query)!.IsIn([text]);
}
