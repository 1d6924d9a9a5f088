using Collab.Core.Agreements.Terms;
using Collab.Core.Agreements.Wording;
using Collab.Core.Institutions;

namespace Collab.Core.Agreements.Parties;

/// <summary>The parties of an agreement.</summary>
/// <param name="Known">Those in the register, in the order in which they are named.</param>
/// <param name="Unmatched">The others, as the document names them.</param>
/// <param name="UnmatchedIn">The sentence that names the first of these.</param>
/// <param name="Complete">How sure it is that there are no others.</param>
internal sealed record FoundParties(
    IReadOnlyList<Candidate<Institution>> Known, IReadOnlyList<string> Unmatched, Sentence? UnmatchedIn, double Complete);
