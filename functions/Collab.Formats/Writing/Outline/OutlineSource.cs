using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Formats.Writing.Language;

namespace Collab.Formats.Writing.Outline;

/// <summary>What every part of an outline is made from.</summary>
internal sealed record OutlineSource(Report Report, ReportNames Names, ReportLanguage Language)
{
    public bool IsNational => Report.Scope == ReportScope.National;

    public string Institution(string id) => Names.Institutions.GetValueOrDefault(id) ?? id;

    public CollaborationLabel Collaboration(Guid id) => Names.Collaborations.GetValueOrDefault(id) ?? new() { Title = id.ToString() };

    public string Country(string alpha2) => Countries.NameOf(alpha2, Language.Tag);

    public OutlineColumn TextColumn(string key, string label) => new(key, Language[label], IsNumber: false);

    public OutlineColumn NumberColumn(string key, string label) => new(key, Language[label], IsNumber: true);

    /// <summary>A table with the sentence that stands in an empty one.</summary>
    public OutlineTable Table(string id, string title, IReadOnlyList<OutlineColumn> columns, IReadOnlyList<IReadOnlyList<OutlineCell>> rows) =>
        new(id, Language[title], columns, rows, Language["page.none"]);
}
