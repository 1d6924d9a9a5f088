namespace Collab.Formats.Reading.Xlsx;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">As its tab says.</param>
/// <param name="Part">The name of its part in the package.</param>
/// <param name="IsHidden">Its tab isn't shown.</param>
/// <param name="IsGuide">It explains one of our templates and holds no rows.</param>
internal sealed record XlsxSheet(string Name, string Part, bool IsHidden, bool IsGuide);
