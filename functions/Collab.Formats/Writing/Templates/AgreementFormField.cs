namespace Collab.Formats.Writing.Templates;

/// <summary>A field of the summary form. <paramref name="Column"/> is the column of the collaborations' table that explains the same.</summary>
internal sealed record AgreementFormField(string Name, string Label, string Hint, string Column, int Lines = 1, string? List = null);
