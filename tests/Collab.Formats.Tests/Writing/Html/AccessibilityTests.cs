using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Collab.Core.Reports;
using Collab.Formats.Writing.Html;
using Collab.Testing;
using Collab.Testing.Browser;
using Collab.Testing.Node;

namespace Collab.Formats.Tests.Writing.Html;

/// <summary>The page in a real browser, which axe looks through for what keeps people out.</summary>
public sealed class AccessibilityTests
{
    private const string Dark = "@media screen and (prefers-color-scheme:dark)";

    private static readonly NpmFolder Packages = new("accessibility");

    [BrowserFact(NeedsNode = true)]
    public async Task Page_InEveryLanguageLightAndDark_HasNoViolations()
    {
        await Packages.EnsureAsync(CancellationToken.None);
        var axe = await File.ReadAllTextAsync(Packages.Of("node_modules", "axe-core", "axe.min.js"));
        foreach (var language in new[] { "en", "mn", "ne" })
        {
            var html = await PageAsync(SampleReports.Large(language, new(new(2025, 9, 1), new(2026, 8, 31))));
            Assert.Contains(Dark, html, StringComparison.Ordinal);
            foreach (var page in new[] { html, html.Replace(Dark, "@media screen", StringComparison.Ordinal), await PageAsync((SampleReports.Empty(language), Nobody)) })
            {
                var said = await RunAsync(page, $"{axe}\naxe.run().then(found => say([...found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | ')), 'passed ' + (found.passes.length > 20)]));");
                Assert.Equal(["passed true"], said);
            }
        }
    }

    [BrowserFact]
    public async Task Page_OnAPhone_ScrollsOnlyItsTablesSideways()
    {
        foreach (var language in new[] { "en", "mn", "ne" })
        {
            var page = await PageAsync(SampleReports.Large(language, new(new(2025, 9, 1), new(2026, 8, 31))));
            var frame = "<!DOCTYPE html><html><body><iframe width=\"360\" height=\"740\" style=\"border:0\"></iframe></body></html>";
            var said = await RunAsync(frame, $$"""
                const frame = document.querySelector('iframe');
                frame.onload = () => { const root = frame.contentDocument.documentElement; say([root.scrollWidth <= root.clientWidth ? 'fits' : root.scrollWidth + ' in ' + root.clientWidth, 'tables ' + (root.querySelectorAll('table').length > 10)]); };
                frame.srcdoc = {{JsonSerializer.Serialize(page)}};
                """);
            Assert.Equal(["fits", "tables true"], said);
        }
    }

    private static ReportNames Nobody => new("x", new Dictionary<string, string>(), new Dictionary<Guid, CollaborationLabel>());

    private static async Task<string> PageAsync((Report Report, ReportNames Names) sample)
    {
        using var output = new MemoryStream();
        await new HtmlReport().WriteAsync(sample.Report, sample.Names, output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>
    /// Opens the page with a script in it, which <c>say</c>s an array of texts in the end. The page's own policy lets no script run, so it is
    /// taken out.
    /// </summary>
    private static async Task<string[]> RunAsync(string page, string script)
    {
        page = page.Replace("http-equiv=\"Content-Security-Policy\"", string.Empty, StringComparison.Ordinal);
        using var folder = new TempFolder();
        var file = folder.Of("page.html");
        var end = page.LastIndexOf("</body>", StringComparison.Ordinal);
        const string Say = "const say = texts => { const said = document.createElement('pre'); said.id = 'said'; said.textContent = JSON.stringify(texts); document.body.append(said); };";
        await File.WriteAllTextAsync(file, string.Create(CultureInfo.InvariantCulture, $"{page[..end]}<script>{Say}\n{script}</script>{page[end..]}"));
        var (html, _) = await Chromium.OpenAsync(new(file), CancellationToken.None);
        var answer = new HtmlParser().ParseDocument(html).GetElementById("said") ?? throw new InvalidOperationException("The script came to no end.");
        return JsonSerializer.Deserialize<string[]>(answer.TextContent)!;
    }
}
