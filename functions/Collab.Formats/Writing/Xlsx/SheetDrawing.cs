namespace Collab.Formats.Writing.Xlsx;

/// <summary>How a sheet refers to the drawing of its comments.</summary>
/// <param name="Id">The relationship to ours; null where there is none.</param>
/// <param name="IsReplaced">The one of an earlier feedback goes.</param>
internal readonly record struct SheetDrawing(string? Id, bool IsReplaced);
