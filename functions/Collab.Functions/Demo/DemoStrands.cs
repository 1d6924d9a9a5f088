using static Collab.Functions.Demo.DemoCodes;

namespace Collab.Functions.Demo;

/// <summary>
/// With whom what is done: traditional medicine with China, clinical training and technology with Korea, public health and
/// epidemiology with Japan, exchange with the United States, research grants with Europe, shared knowledge with WHO and the
/// United Nations; Nepal looks more to South Asia.
/// </summary>
internal static class DemoStrands
{
    public static IReadOnlyList<DemoStrand> All { get; } = [.. Asia(), .. West(), .. Public()];

    private static DemoStrand[] Asia() =>
    [
        new("cn-northern-steppe-chinese-medicine", 5, 0, [Traditional, Pharmacy, Ncd], [Students, Research, Faculty, Clinical], [Exchange, Mou, ResearchAgreement, JointProgramme, Loi]),
        new("cn-huabei-integrative-hospital", 3, 0, [Traditional, Technology], [Clinical, Transfer, Faculty], [Moa, Other, Mou]),
        new("cn-lotus-river-traditional-medicine", 2, 1, [Traditional, Education], [Faculty, Culture, Students, Resources], [Mou, Exchange]),
        new("cn-yunling-herbal-institute", 0, 2, [Traditional, Pharmacy], [Research, ResearchTraining], [ResearchAgreement, Mou]),
        new("kr-hanbitgang-medical-university", 5, 1, [Technology, Emergency, Ncd, Nursing], [Clinical, Students, Transfer, Faculty], [Exchange, Moa, JointProgramme, Mou, ResearchAgreement]),
        new("kr-saebyeok-teaching-hospital", 3, 2, [Emergency, Maternal, Technology], [Clinical, Capacity, Faculty], [Moa, Exchange, Mou]),
        new("kr-narae-medical-technology", 2, 0, [Technology], [Transfer, Capacity], [Other, Moa]),
        new("jp-sakuragawa-public-health", 5, 2, [PublicHealth, Epidemiology, Systems], [Research, Students, ResearchTraining, Faculty], [Exchange, ResearchAgreement, Mou, JointProgramme, Moa]),
        new("jp-aozora-epidemiology-institute", 3, 0, [Epidemiology, Infectious], [Research, ResearchTraining], [ResearchAgreement, Mou, GrantAgreement]),
        new("jp-minamihama-medical-university", 3, 2, [PublicHealth, Nursing, Dentistry], [Students, Culture, Faculty, Clinical], [Exchange, Mou, Loi]),
        new("in-ganga-plains-medical-sciences", 0, 4, [Education, Infectious, Maternal], [Clinical, Faculty, Students, Research], [Mou, Exchange, JointProgramme, Moa]),
        new("in-sahyadri-ayurveda", 0, 3, [Traditional, Pharmacy], [Faculty, Research, Students, Culture], [Exchange, Mou, ResearchAgreement]),
        new("in-vindhya-teaching-hospital", 0, 3, [Emergency, Maternal, Dentistry], [Clinical, Capacity], [Moa, Mou, Other]),
        new("bd-padma-delta-medical-college", 0, 1, [PublicHealth, Maternal], [Students, Resources], [Mou]),
        new("lk-lagoon-faculty-of-medicine", 0, 1, [Mental, Education], [Faculty, Culture], [Exchange]),
        new("th-chao-phraya-health-sciences", 1, 2, [PublicHealth, Nursing, Systems], [Students, ResearchTraining, Capacity], [Exchange, Mou]),
        new("th-mekong-tropical-medicine", 1, 2, [Infectious, Epidemiology], [Research, ResearchTraining], [ResearchAgreement, Moa]),
        new("kz-saryarka-steppe-medical-university", 2, 0, [Infectious, Education], [Students, Faculty, Culture], [Exchange, Membership]),
        new("vn-red-delta-medical-university", 1, 1, [PublicHealth, Pharmacy], [Faculty, Resources], [Mou]),
        new("sg-straits-health-systems", 0, 1, [Systems], [Capacity, ResearchTraining], [Moa]),
        new("my-selat-health-sciences", 0, 1, [Nursing, Dentistry], [Students, Resources], [Loi]),
        new("tr-karasu-medical-university", 1, 0, [Emergency, Technology], [Clinical, Culture], [Mou]),
        new("ru-angara-medical-university", 2, 0, [Ncd, Infectious], [Students, Faculty, Culture], [Exchange, Mou]),
    ];

    private static DemoStrand[] West() =>
    [
        new("de-weserland-medical-university", 2, 1, [Infectious, Education, Ncd], [Students, Research, Faculty], [Exchange, ResearchAgreement]),
        new("de-elbufer-foundation", 1, 1, [PublicHealth, Ncd], [Research, Capacity], [GrantAgreement]),
        new("fr-val-de-rive-public-health", 2, 1, [PublicHealth, Infectious], [Research, ResearchTraining], [ResearchAgreement, Moa]),
        new("cz-povltavi-medical-university", 2, 0, [Dentistry, Education], [Students, Faculty, Culture], [Exchange, JointProgramme]),
        new("pl-nadwisle-medical-university", 1, 0, [Pharmacy, Nursing], [Students, Resources], [Exchange]),
        new("it-laguna-nord-medicine", 1, 0, [Maternal, Mental], [Faculty, Students], [Exchange]),
        new("nl-polder-infectious-diseases", 1, 1, [Infectious, Epidemiology], [Research, ResearchTraining], [ResearchAgreement]),
        new("se-malarvik-global-health", 1, 1, [PublicHealth, Systems], [GlobalHealth, Research], [JointProgramme]),
        new("eu-health-research-grants-office", 3, 2, [Infectious, PublicHealth, OtherTheme], [Research, Capacity, ResearchTraining], [GrantAgreement]),
        new("at-alpenvorland-medical-university", 1, 0, [Emergency, Mental], [Clinical, Students], [Exchange]),
        new("gb-northmoor-school-of-medicine", 1, 2, [Education, Mental], [Resources, Faculty, Research], [Moa, ResearchAgreement]),
        new("us-cedar-hollow-school-of-medicine", 4, 2, [Education, Ncd, Mental], [Students, Faculty, Research], [Exchange, Mou, ResearchAgreement, JointProgramme]),
        new("us-lakeward-medical-center", 2, 0, [Emergency, Ncd], [Clinical, Faculty], [Moa, Exchange]),
        new("us-tallgrass-global-health", 1, 1, [Maternal, PublicHealth], [GlobalHealth, Capacity], [GrantAgreement]),
        new("ca-maple-sound-medicine", 1, 1, [Nursing, Education], [Faculty, Resources, Students], [Exchange, Mou]),
        new("au-southern-reef-university", 1, 2, [Systems, PublicHealth, Mental], [Students, ResearchTraining, Resources], [Mou, Exchange]),
    ];

    private static DemoStrand[] Public() =>
    [
        new(DemoInstitutions.Who, 3, 3, [Systems, Traditional, PublicHealth, Infectious], [GlobalHealth, Capacity, Resources], [WhoCentre, Membership, Other]),
        new(DemoInstitutions.Unicef, 1, 1, [Maternal], [GlobalHealth, Capacity], [GrantAgreement]),
        new(DemoInstitutions.Unfpa, 1, 1, [Maternal, Nursing], [Capacity, GlobalHealth], [Moa]),
        new(DemoInstitutions.NepaliCommission, 0, 1, [Education], [Capacity, Resources], [Moa]),
        new(DemoInstitutions.MongolianMinistry, 1, 0, [Systems], [Capacity, GlobalHealth], [Moa]),
    ];
}
