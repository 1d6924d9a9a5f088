namespace Collab.Formats.Writing.Outline;

/// <summary>
/// What a report says, in the order in which it is read and in its language, before anyone draws it: pages, documents and workbooks are
/// drawn from it, so that they say the same. Texts are ready; numbers, dates and money are values that each shape writes in its own way.
/// </summary>
/// <param name="Language">BCP 47.</param>
/// <param name="Title">What kind of paper this is.</param>
/// <param name="Scope">Whose report it is.</param>
/// <param name="Period">The period in words.</param>
/// <param name="Standing">What it is compared with and from which day it counts: short sentences.</param>
/// <param name="KeyFigures">The five that are read first.</param>
/// <param name="Attention">How many collaborations need somebody, by reason.</param>
/// <param name="Sections">The body.</param>
/// <param name="Notes">How the figures are counted: a sentence each.</param>
/// <param name="Id">The kept report's id in words, or null.</param>
internal sealed record ReportOutline(
    string Language,
    string Title,
    string Scope,
    string Period,
    IReadOnlyList<string> Standing,
    IReadOnlyList<KeyFigure> KeyFigures,
    IReadOnlyList<AttentionCount> Attention,
    IReadOnlyList<OutlineSection> Sections,
    IReadOnlyList<string> Notes,
    string? Id);

/// <summary>
/// A figure that is read first. <paramref name="Change"/> is null where the figure has no period before; <paramref name="Remark"/> says the change
/// in words, or what else there is to say. <paramref name="Id"/> is the same in all languages.
/// </summary>
internal sealed record KeyFigure(string Id, string Label, long Value, long? Change, string Remark);

/// <summary>How many need attention for one reason; <paramref name="Id"/> is the same in all languages.</summary>
internal sealed record AttentionCount(string Id, string Label, int Count, bool Urgent);

/// <summary>A section: charts without anything to draw are left out. <paramref name="Id"/> is an English word that stays the same in all languages.</summary>
internal sealed record OutlineSection(string Id, string Title, string? Lead, IReadOnlyList<OutlineBlock> Blocks);
