using System.Globalization;
using static Collab.Functions.Demo.DemoCodes;

namespace Collab.Functions.Demo;

/// <summary>Makes the demo's collaborations: every strand of <see cref="DemoStrands"/>, spread over the phases of <see cref="DemoTerms"/>.</summary>
internal static class DemoCollaborations
{
    private static readonly Dictionary<string, DemoInstitution> Institutions =
        DemoInstitutions.Partners.ToDictionary(i => i.Id, StringComparer.Ordinal);

    public static IReadOnlyList<DemoCollaboration> Make(DateOnly today, DemoRandom random)
    {
        var phases = DemoTerms.Plan();
        random.Shuffle(phases);
        var made = new List<DemoCollaboration>(phases.Length);
        foreach (var (home, prefix) in new[] { (DemoInstitutions.MongolianHome, "DEMO-MN"), (DemoInstitutions.NepaliHome, "DEMO-NP") })
        {
            var number = 0;
            foreach (var strand in DemoStrands.All)
            {
                var count = home == DemoInstitutions.NepaliHome ? strand.Nepali : strand.Mongolian;
                for (var turn = 0; turn < count; turn++)
                {
                    var code = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{++number:000}");
                    made.Add(MakeOne(home, code, strand, turn, phases[made.Count], today, random));
                }
            }
        }

        return made;
    }

    private static DemoCollaboration MakeOne(
        string home, string code, DemoStrand strand, int turn, DemoPhase phase, DateOnly today, DemoRandom random)
    {
        var partner = Institutions[strand.Partner];
        var instrument = strand.Instruments[turn % strand.Instruments.Length];
        var kinds = KindsOf(strand, instrument, turn);
        string[] themes = [.. strand.Themes.Skip(turn % strand.Themes.Length).Take(random.Between(1, 2))];
        var term = DemoTerms.Make(phase, today, random);
        return new DemoCollaboration
        {
            Code = code,
            Institution = home,
            Partners = PartnersOf(home, partner, instrument, term.SignedOn, random),
            TitleEnglish = DemoTitles.English(instrument, themes[0], partner),
            TitleLocal = DemoTitles.Local(DemoTitles.LanguageOf(home), instrument, themes[0], partner),
            Instrument = instrument,
            Kinds = kinds,
            Themes = themes,
            Status = DemoTerms.StatusOf(phase),
            Term = term,
            Conditions = instrument == Exchange ? DemoConditions.Make(kinds, term, today, random) : [],
            Weight = random.Between(2, 5) + (kinds.Any(k => k is Students or Clinical) ? 4 : 0),
            QuietFrom = DemoTerms.QuietFrom(phase, today),
            PartnerCountry = partner.Country ?? (home == DemoInstitutions.NepaliHome ? "NP" : "MN"),
        };
    }

    /// <summary>One to three kinds of the strand, beginning where this turn stands, and the one that the instrument is about.</summary>
    private static string[] KindsOf(DemoStrand strand, string instrument, int turn)
    {
        var fitting = instrument switch
        {
            Exchange => strand.Kinds.FirstOrDefault(k => k is Students or Faculty) ?? Faculty,
            ResearchAgreement => Research,
            _ => strand.Kinds[turn % strand.Kinds.Length],
        };
        var others = strand.Kinds.Concat(strand.Kinds).Skip(turn % strand.Kinds.Length).Take(1 + (turn % 3));
        return [.. new[] { fitting }.Concat(others).Distinct(StringComparer.Ordinal)];
    }

    private static List<DemoPartner> PartnersOf(
        string home, DemoInstitution partner, string instrument, DateOnly? signedOn, DemoRandom random)
    {
        var role = instrument == GrantAgreement ? "funder" : random.Chance(15) ? "lead" : "partner";
        var partners = new List<DemoPartner> { new(partner.Id, role, signedOn) };
        if (random.Chance(22))
        {
            var neighbours = DemoStrands.All.Where(s =>
                s.Partner != partner.Id && (home == DemoInstitutions.NepaliHome ? s.Nepali : s.Mongolian) > 0
                && Institutions[s.Partner].Kind is "university" or "hospital" or "research-institute");
            partners.Add(new DemoPartner(random.Pick([.. neighbours.Select(s => s.Partner)]), random.Pick(["partner", "implementer"]), signedOn));
        }

        // The commission looks on where its institution goes abroad; so does WHO now and then.
        if (home == DemoInstitutions.NepaliHome && random.Chance(30))
        {
            partners.Add(new DemoPartner(DemoInstitutions.NepaliCommission, "observer", null));
        }
        else if (random.Chance(6))
        {
            partners.Add(new DemoPartner(DemoInstitutions.Who, "observer", null));
        }

        return [.. partners.DistinctBy(p => p.Institution, StringComparer.Ordinal)];
    }
}
