using System.Text.RegularExpressions;

namespace Collab.Core.Tests.Security;

/// <summary>
/// What the source may not do anywhere, or only in the few places that are named here, each with a reason. A new place is a decision: add it here
/// when the reason is good.
/// </summary>
public sealed partial class SourceRulesTests
{
    /// <summary>Where bytes are compared in the ordinary way: none of them is a secret that a caller could guess at.</summary>
    private static readonly Dictionary<string, string> ComparesBytes = new()
    {
        ["functions/Collab.Core/Collaborations/ChangeCollaboration.cs"] = "a record with itself",
        ["functions/Collab.Core/Items/StoredItem.cs"] = "a record with itself",
        ["functions/Collab.Core/MonthCells/MonthCell.cs"] = "figures",
        ["functions/Collab.Core/Moving/CheckExport.cs"] = "lines of a file that the caller has sent",
        ["functions/Collab.Core/Standards/Digits.cs"] = "digits",
        ["functions/Collab.Core/Standards/LocalText.cs"] = "texts",
        ["functions/Collab.Core/Standards/RecordId.cs"] = "the mark of ids that follow from a name, which anybody can make",
        ["functions/Collab.Formats/Reading/Pdf/PdfDecryption.cs"] = "the empty password of a file that the caller has sent",
        ["functions/Collab.Formats/Reading/Pdf/PdfLexer.cs"] = "words of a file",
        ["functions/Collab.Formats/Reading/Xlsx/CellTexts.cs"] = "cells of a file",
        ["functions/Collab.Web/Api/Requests/Cursor.cs"] = "a check sum without a key, which grants nothing",
    };

    /// <summary>Where secrets are compared. Each does it in constant time.</summary>
    private static readonly string[] ComparesSecrets =
    [
        "functions/Collab.Core/Access/KeyHash.cs", "functions/Collab.Core/Documents/UploadSignature.cs", "functions/Collab.Core/Events/Sending/WebhookSignature.cs",
    ];

    /// <summary>Where the product opens connections by itself, besides the SDKs of the storage account.</summary>
    private static readonly Dictionary<string, string> AsksOthers = new()
    {
        ["functions/Collab.Functions/Demo/DemoService.cs"] = "the demo asks itself",
        ["functions/Collab.Messaging/Mails/SmtpMailer.cs"] = "the configured mail server",
        ["functions/Collab.Messaging/Webhooks/GuardedConnection.cs"] = "subscribers, behind the look at their addresses",
        ["functions/Collab.Messaging/Webhooks/WebhookSender.cs"] = "subscribers, through GuardedConnection",
        ["functions/Collab.Web/Api/SignIn/Oidc/IssuerDocuments.cs"] = "the configured issuer",
    };

    /// <summary>Where a guess at the next number would be worth nothing.</summary>
    private static readonly Dictionary<string, string> DrawsLots = new()
    {
        ["functions/Collab.Core/Writing/LostRace.cs"] = "how long a writer waits that lost a race",
    };

    private static readonly IReadOnlyList<(string Path, string Text)> Product = SourceFiles.Of("functions");

    [Fact]
    public void Expressions_All_EndInTime()
    {
        var attributes = Product.SelectMany(f => GeneratedExpression().Matches(f.Text).Select(m => (f.Path, m.Value))).ToArray();
        Assert.True(attributes.Length > 10, "The attributes weren't found.");
        Assert.All(attributes, a => Assert.True(
            a.Value.Contains("NonBacktracking", StringComparison.Ordinal) || EndsWithATime().IsMatch(a.Value), $"{a.Path} has neither a time-out nor NonBacktracking: {a.Value}"));
        var made = Product.SelectMany(f => MadeExpression().Matches(f.Text).Select(m => (f.Path, m.Value))).ToArray();
        Assert.NotEmpty(made);
        Assert.All(made, m => Assert.True(m.Value.Contains("NonBacktracking", StringComparison.Ordinal), $"{m.Path}: {m.Value}"));
        Assert.DoesNotContain(Product, f => StaticExpression().IsMatch(f.Text));
    }

    [Fact]
    public void Expressions_RuleItself_SeesOnesThatDontEnd()
    {
        Assert.DoesNotMatch(EndsWithATime(), "[GeneratedRegex(@\"(a+)+$\", RegexOptions.CultureInvariant)]");
        Assert.Matches(EndsWithATime(), "[GeneratedRegex(@\"(a+)+$\", RegexOptions.CultureInvariant, 1000)]");
        Assert.Matches(StaticExpression(), "Regex.IsMatch(text, \"a\")");
        Assert.Matches(MadeExpression(), "new Regex(text, RegexOptions.None)");
    }

    [Fact]
    public void Secrets_Compared_AreComparedInConstantTime()
    {
        Assert.Equal(
            ComparesSecrets, Product.Where(f => f.Text.Contains("CryptographicOperations.FixedTimeEquals(", StringComparison.Ordinal)).Select(f => f.Path).Order(StringComparer.Ordinal));
        var others = Product.Where(f => f.Text.Contains(".SequenceEqual(", StringComparison.Ordinal)).Select(f => f.Path);
        Assert.All(others, path => Assert.True(ComparesBytes.ContainsKey(path), $"{path} compares bytes: is one of them secret?"));

        // What makes codes over secrets compares nothing, or does so as above.
        var coding = Product.Where(f => Coding().IsMatch(f.Text) && !ComparesSecrets.Contains(f.Path)).ToArray();
        Assert.NotEmpty(coding);
        Assert.All(coding, f => Assert.False(f.Text.Contains(".SequenceEqual(", StringComparison.Ordinal), $"{f.Path} makes codes and compares bytes."));
    }

    /// <summary>The compiler refuses the comparison that a record struct brings along, which stops at the first difference.</summary>
    [Fact]
    public void KeyHash_ItsOwnEquality_IsBanned()
    {
        var banned = File.ReadAllText(Collab.Testing.RepositoryRoot.Of("BannedSymbols.txt"));
        Assert.Contains("M:Collab.Core.Access.KeyHash.op_Equality(Collab.Core.Access.KeyHash,Collab.Core.Access.KeyHash);", banned, StringComparison.Ordinal);
        Assert.Contains("M:Collab.Core.Access.KeyHash.Equals(Collab.Core.Access.KeyHash);", banned, StringComparison.Ordinal);
    }

    [Fact]
    public void Connections_Opened_AreTheKnownOnes()
    {
        var asking = Product.Where(f => Connection().IsMatch(f.Text)).Select(f => f.Path).ToArray();
        Assert.Contains("functions/Collab.Messaging/Webhooks/GuardedConnection.cs", asking);
        Assert.All(asking, path => Assert.True(AsksOthers.ContainsKey(path), $"{path} opens connections."));
        Assert.DoesNotContain(Product, f => f.Text.Contains("Process.Start", StringComparison.Ordinal));
    }

    [Fact]
    public void Xml_Read_HasNoDocumentTypeAndNoResolver()
    {
        var readers = Product.Where(f => f.Text.Contains("XmlReader.Create(", StringComparison.Ordinal)).ToArray();
        Assert.True(readers.Length >= 2);
        Assert.All(readers, f =>
        {
            Assert.Contains("DtdProcessing = DtdProcessing.Prohibit", f.Text, StringComparison.Ordinal);
            Assert.Contains("XmlResolver = null", f.Text, StringComparison.Ordinal);
        });
        Assert.DoesNotContain(Product, f => UnguardedXml().IsMatch(f.Text));
    }

    [Fact]
    public void Randomness_ForSecrets_IsTheSystemsOwn() =>
        Assert.DoesNotContain(Product, f => WeakRandomness().IsMatch(f.Text) && !DrawsLots.ContainsKey(f.Path));

    [GeneratedRegex(@"^ *\[GeneratedRegex\(.*\)\]", RegexOptions.Multiline)]
    private static partial Regex GeneratedExpression();

    [GeneratedRegex(@", *\d+(, *""[^""]*"")?\)\]$")]
    private static partial Regex EndsWithATime();

    [GeneratedRegex(@"new (System\.Text\.RegularExpressions\.)?Regex\([^;]*")]
    private static partial Regex MadeExpression();

    [GeneratedRegex(@"\bRegex\.(IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches)\(")]
    private static partial Regex StaticExpression();

    [GeneratedRegex(@"\bHMACSHA256\b|KeyHash\.Of\(")]
    private static partial Regex Coding();

    [GeneratedRegex(@"\bHttpClient \w+ *=|new (HttpClient|HttpMessageInvoker|SocketsHttpHandler|Socket|TcpClient|SmtpClient|ClientWebSocket|UdpClient)\b|SmtpClient ClientOf|WebRequest\.|IHttpClientFactory")]
    private static partial Regex Connection();

    [GeneratedRegex(@"new XmlDocument|new XmlTextReader|new XPathDocument|DtdProcessing\.Parse|XmlUrlResolver|XDocument\.Load\([^)]*(uri|path|address|stream)", RegexOptions.IgnoreCase)]
    private static partial Regex UnguardedXml();

    [GeneratedRegex(@"\bRandom\.Shared\b|new Random\(")]
    private static partial Regex WeakRandomness();
}
