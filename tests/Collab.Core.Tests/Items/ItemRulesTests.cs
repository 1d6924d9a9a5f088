using System.Text.Json;
using Collab.Core.Challenges;
using Collab.Core.Finance;
using Collab.Core.Items;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Standards;
using Outcome = Collab.Core.Outcomes.Outcome;

namespace Collab.Core.Tests.Items;

public sealed class ItemRulesTests
{
    private const string OutcomeText =
        """{"kind":"publication","impact":"research-innovation","achievedOn":"2026-02-28","quantity":1,"title":{"mn":"Өвчний судалгаа","ne":"अनुसन्धान"}}""";

    private const string FundingText = """{"type":"disbursement","amount":"1200.5","currency":"USD","valueDate":"2026-02-28"}""";

    private const string ChallengeText =
        """{"kind":"regulatory-barrier","area":"clinical-training","severity":4,"status":"open","openedOn":"2026-02-28","description":{"en":"No licence"}}""";

    [Theory]
    [InlineData("https://doi.org/10.1016/S0140-6736(20)30183-5", "10.1016/s0140-6736(20)30183-5")]
    [InlineData("doi:10.1000.10/Ab%C3", "10.1000.10/ab%c3")]
    [InlineData(" http://dx.doi.org/10.5555/ӨҮ ", "10.5555/өү")]
    public void Outcome_Doi_IsKeptBareInLowerCase(string sent, string kept) =>
        Assert.Equal(kept, ((Outcome)Read(ItemType.Outcome, With(OutcomeText, "doi", sent))).Doi);

    [Theory]
    [InlineData("11.1016/x")]
    [InlineData("10.1016")]
    [InlineData("10.1016/")]
    [InlineData("10./x")]
    [InlineData("10.10a6/x")]
    [InlineData("10.1016/a b")]
    [InlineData("https://example.org/10.1016/x")]
    public void Outcome_NoDoi_IsRefused(string sent) => Refuses(ItemType.Outcome, With(OutcomeText, "doi", sent), "/doi", "doi");

    [Fact]
    public void Outcome_Orcids_AreCheckedAndWrittenWithHyphens()
    {
        var outcome = (Outcome)Read(ItemType.Outcome, WithJson(OutcomeText, "orcids", """["https://orcid.org/0000-0002-1825-0097","000000021694233x"]"""));
        Assert.Equal(["0000-0002-1825-0097", "0000-0002-1694-233X"], outcome.Orcids!);
    }

    [Theory]
    [InlineData("0000-0002-1825-0098", "/orcids/0")]
    [InlineData("0000-0002-18250097", "/orcids/0")]
    [InlineData("ORCID", "/orcids/0")]
    public void Outcome_WrongOrcid_IsRefused(string sent, string pointer) =>
        Refuses(ItemType.Outcome, WithJson(OutcomeText, "orcids", $"[\"{sent}\"]"), pointer, "orcid");

    [Fact]
    public void Outcome_OrcidTwice_IsRefused() =>
        Refuses(ItemType.Outcome, WithJson(OutcomeText, "orcids", """["0000-0002-1825-0097","0000000218250097"]"""), "/orcids", "repeated");

    [Theory]
    [InlineData("USD", "1200.5", "1200.50")]
    [InlineData("JPY", "100", "100")]
    [InlineData("KWD", "0.125", "0.125")]
    [InlineData("MNT", "007.10", "7.10")]
    [InlineData("JPY", "100.000", "100")]
    public void Funding_Amount_HasTheCurrencysDigits(string currency, string sent, string kept)
    {
        var funding = (Funding)Read(ItemType.Funding, With(With(FundingText, "currency", currency), "amount", sent));
        Assert.Equal(kept, funding.Amount);
        Assert.Equal(kept, Money.OfMinorUnits(Money.InMinorUnits(funding.Amount), Currencies.Find(currency)!));
    }

    [Theory]
    [InlineData("USD", "0.001")]
    [InlineData("JPY", "0.5")]
    [InlineData("USD", "-1")]
    [InlineData("USD", "0")]
    [InlineData("USD", "1,000")]
    [InlineData("USD", "1e3")]
    [InlineData("USD", ".5")]
    [InlineData("USD", "5.")]
    [InlineData("USD", "१००")]
    [InlineData("USD", "1000000000000000")]
    public void Funding_WrongAmount_IsRefused(string currency, string sent) =>
        Refuses(ItemType.Funding, With(With(FundingText, "currency", currency), "amount", sent), "/amount", "amount");

    [Fact]
    public void Funding_AmountAsNumber_IsMalformed()
    {
        var fault = Assert.Single(FaultsOf(ItemType.Funding, WithJson(FundingText, "amount", "1200.5")));
        Assert.Equal(("/amount", "type", true), (fault.Pointer, fault.Code, fault.Malformed));
    }

    [Theory]
    [InlineData("usd")]
    [InlineData("XXZ")]
    public void Funding_UnknownCurrency_IsRefused(string code) => Refuses(ItemType.Funding, With(FundingText, "currency", code), "/currency", "unknown-currency");

    [Fact]
    public void Challenge_PlainText_IsTakenInTheDefaultLanguage()
    {
        var challenge = (Challenge)Read(ItemType.Challenge, With(ChallengeText, "description", "Эмнэлгийн эрх олгогдоогүй"), new() { DefaultLanguage = "mn" });
        Assert.Equal("Эмнэлгийн эрх олгогдоогүй", challenge.Description.In("mn"));
    }

    [Theory]
    [InlineData("resolved", null, "required")]
    [InlineData("open", "2026-03-01", "not-resolved")]
    [InlineData("mitigating", "2026-03-01", "not-resolved")]
    [InlineData("resolved", "2026-02-27", "before-start")]
    public void Challenge_ResolvedOn_FitsTheStatus(string status, string? resolvedOn, string code)
    {
        var json = With(ChallengeText, "status", status);
        Refuses(ItemType.Challenge, resolvedOn is null ? json : With(json, "resolvedOn", resolvedOn), "/resolvedOn", code);
    }

    [Fact]
    public void Challenge_AcceptedWithoutDate_IsTaken() => Assert.Null(((Challenge)Read(ItemType.Challenge, With(ChallengeText, "status", "accepted"))).ResolvedOn);

    [Theory]
    [InlineData("outcome", "kind,impact,achievedOn,quantity,title")]
    [InlineData("funding", "type,amount,currency,valueDate")]
    [InlineData("challenge", "kind,area,severity,status,openedOn,description")]
    [InlineData("activity", "kind,direction,status,title,startsOn,participants,country,endsOn")]
    public void Read_EmptyObject_NamesEveryMissingField(string type, string fields) =>
        Assert.Equal(
            fields.Split(',').Select(f => "/" + f).Order(StringComparer.Ordinal),
            FaultsOf(ItemType.Find(type)!, "{}").Select(f => f.Pointer).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("outcome", OutcomeText)]
    [InlineData("funding", FundingText)]
    [InlineData("challenge", ChallengeText)]
    public void Read_WhatWasGivenOut_IsTakenBackAndSaysTheSame(string name, string json)
    {
        var type = ItemType.Find(name)!;
        var stamp = new ItemStamp(Guid.CreateVersion7(), Guid.CreateVersion7(), null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        var stored = Read(type, json).With(stamp);
        var again = Read(type, System.Text.Encoding.UTF8.GetString(type.Bytes(stored)));
        Assert.Equal(type.Bytes(stored), type.Bytes(again.With(stamp)));
        Assert.Equal(type.Bytes(stored), type.Bytes(type.Parse(type.Bytes(stored))));
    }

    [Theory]
    [InlineData("outcome", OutcomeText)]
    [InlineData("funding", FundingText)]
    [InlineData("challenge", ChallengeText)]
    public void Read_UnknownField_IsMalformed(string name, string json)
    {
        var fault = Assert.Single(FaultsOf(ItemType.Find(name)!, With(json, "passport", "X1")));
        Assert.Equal(("/passport", "unknown-field", true), (fault.Pointer, fault.Code, fault.Malformed));
    }

    private static IItem Read(ItemType type, string json, RegisterSettings? settings = null)
    {
        var faults = new Faults();
        var item = type.Read(JsonDocument.Parse(json).RootElement, settings ?? new(), faults);
        Assert.Empty(faults.All);
        return item!;
    }

    private static IReadOnlyList<Fault> FaultsOf(ItemType type, string json)
    {
        var faults = new Faults();
        Assert.Null(type.Read(JsonDocument.Parse(json).RootElement, new(), faults));
        return faults.All;
    }

    private static void Refuses(ItemType type, string json, string pointer, string code)
    {
        var fault = Assert.Single(FaultsOf(type, json));
        Assert.Equal((pointer, code, false), (fault.Pointer, fault.Code, fault.Malformed));
    }

    private static string With(string json, string name, string value) => WithJson(json, name, JsonSerializer.Serialize(value));

    private static string WithJson(string json, string name, string value)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(json)!;
        node[name] = System.Text.Json.Nodes.JsonNode.Parse(value);
        return node.ToJsonString();
    }
}
