using Collab.Core.Agreements;
using Collab.Core.Documents.Reading;
using Collab.Core.Institutions;
using Collab.Core.Standards;

namespace Collab.Core.Tests.Agreements;

/// <summary>Agreements as a few paragraphs, and the institutions that they name.</summary>
internal static class Written
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static IReadOnlyList<Institution> Institutions { get; } =
    [
        Institution("mn-steppe-university", true, ("en", "Steppe Medical University"), ("mn", "Тал нутгийн анагаахын их сургууль")),
        Institution("np-ridge-academy", true, ("en", "Ridge Academy of Health"), ("ne", "डाँडा स्वास्थ्य प्रतिष्ठान")),
        Institution("jp-harbour-university", false, ("en", "Harbour University"), ("ja", "港大学")),
        Institution("jp-harbour-university-hospital", false, ("en", "Harbour University Hospital")),
        Institution("mn-meadow-hospital", false, ("mn", "Нугын төв эмнэлэг")),
    ];

    /// <summary>A document of one page: the first paragraph is a heading.</summary>
    public static DocumentText Text(params string[] paragraphs) => new(
        [new(1, [.. paragraphs.Select((p, i) => new TextBlock(p, i == 0 ? TextRole.Heading : TextRole.Paragraph))])],
        new Dictionary<string, string>(),
        []);

    /// <summary>The proposal of a memorandum between the Steppe Medical University and the Harbour University with these sentences.</summary>
    public static Proposal Memorandum(params string[] paragraphs) => Read(Text(
        ["Memorandum of Understanding", "This Memorandum of Understanding is made between Steppe Medical University and Harbour University.", .. paragraphs]));

    public static Proposal Read(DocumentText text, string sender = "mn-steppe-university") => ReadProposal.From(text, Institutions, sender, "en", Today);

    /// <summary>The value as JSON, or null when the field isn't proposed.</summary>
    public static string? Value(this Proposal proposal, string field) => proposal.Find(field)?.Value.ToString();

    private static Institution Institution(string id, bool home, params (string Tag, string Name)[] names) => new()
    {
        Id = id,
        Names = LocalText.Of(names),
        Kind = InstitutionKind.University,
        Home = home,
        Region = "Asia",
        Subregion = "Eastern Asia",
        CreatedAt = default,
        UpdatedAt = default,
    };
}
