using Collab.Core.Institutions;

namespace Collab.Core.Agreements.Parties;

/// <summary>
/// An institution's name in a sentence, from character <paramref name="Start"/> to before <paramref name="End"/>;
/// <paramref name="Institution"/> is null when several of the register have this name.
/// </summary>
internal sealed record NameMatch(Institution? Institution, int Start, int End, double Confidence);
