using Collab.Core.Documents;
using Collab.Core.Reports;

namespace Collab.Core.Moving;

/// <summary>
/// What an export is about: the whole register, or one home institution's. All institutions belong to either, because any of them may be a
/// partner; marks of requests in tables that all homes share belong to the whole alone, as nobody can tell whose they are.
/// </summary>
internal sealed record ExportScope(string Name, IReadOnlyList<string> Homes)
{
    public bool IsWhole => Name == ReportScope.National;

    /// <summary>Does what belongs to this institution, or to none, belong to the scope?</summary>
    public bool Has(string? institution) => IsWhole || institution == Name;

    public bool Has(StoredDocument stored) => Has(stored.Document.Institution) || Has(stored.Home) || Has(stored.Document.Proposal?.Home);
}
