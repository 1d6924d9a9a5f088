namespace Collab.Faults.Traffic;

/// <summary>A table that was dropped or sent: all its rows are good, and each is a record. Or an agreement, which has no rows.</summary>
/// <param name="Institution">The sender.</param>
/// <param name="Name">The file's name, which no other has.</param>
/// <param name="Rows">What each row becomes; null for an agreement.</param>
internal sealed record SentFile(string Institution, string Name, IReadOnlyList<Tracked>? Rows);
