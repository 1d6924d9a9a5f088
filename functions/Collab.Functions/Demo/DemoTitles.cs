using static Collab.Functions.Demo.DemoCodes;

namespace Collab.Functions.Demo;

/// <summary>Titles and summaries of the demo's collaborations, in English and in the home institution's language.</summary>
internal static class DemoTitles
{
    /// <summary>The language in which a home institution writes, beside English.</summary>
    public static string LanguageOf(string home) => home == DemoInstitutions.NepaliHome ? "ne" : "mn";

    public static string English(string instrument, string theme, DemoInstitution partner)
    {
        var field = DemoWords.Theme(theme).En;
        var name = partner.English.Replace(" (illustrative)", "", StringComparison.Ordinal);
        var with = partner.Country is null || name.Contains("Ministry", StringComparison.Ordinal) ? $"the {name}" : name;
        return instrument switch
        {
            Mou => $"Memorandum of understanding with {with} on {field}",
            Moa => $"Memorandum of agreement with {with} on {field}",
            Loi => $"Letter of intent with {with} on {field}",
            Exchange => $"Exchange agreement with {with} in {field}",
            ResearchAgreement => $"Research agreement with {with} on {field}",
            GrantAgreement => $"Grant agreement with {with} for work on {field}",
            JointProgramme => $"Joint programme with {with} in {field}",
            WhoCentre => $"WHO collaborating centre for {field}",
            Membership => $"Membership in the network of {with} on {field}",
            _ => $"Working arrangement with {with} on {field}",
        };
    }

    public static string Local(string language, string instrument, string theme, DemoInstitution partner) =>
        language == "ne" ? Nepali(instrument, theme, partner) : Mongolian(instrument, theme, partner);

    public static string SummaryEnglish(string instrument, string theme) =>
        $"Illustrative data, not a real agreement: a {instrument.Replace('-', ' ')} in the field of {DemoWords.Theme(theme).En}.";

    public static string SummaryLocal(string language) => language == "ne"
        ? "नमुना तथ्याङ्क: यो वास्तविक सम्झौता होइन।"
        : "Жишээ өгөгдөл: энэ нь бодит гэрээ биш.";

    /// <summary>The first letter as a capital; Devanagari has none and stays as it is.</summary>
    public static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Mongolian(string instrument, string theme, DemoInstitution partner)
    {
        var field = DemoWords.Theme(theme).Mn;
        if (instrument == WhoCentre)
        {
            return $"{Capitalised(field)} чиглэлээр ажиллах ДЭМБ-ын хамтран ажиллагч төв";
        }

        var paper = instrument switch
        {
            Mou => "харилцан ойлголцлын санамж бичиг",
            Moa => "хэлэлцээр",
            Loi => "хүсэл зоригийн захидал",
            Exchange => "солилцооны гэрээ",
            ResearchAgreement => "судалгааны гэрээ",
            GrantAgreement => "буцалтгүй тусламжийн гэрээ",
            JointProgramme => "хөтөлбөр",
            Membership => "сүлжээний гишүүнчлэл",
            _ => "ажлын тохиролцоо",
        };
        return $"{DemoWords.With(partner).Mn} {field} чиглэлээр хамтран ажиллах {paper}";
    }

    private static string Nepali(string instrument, string theme, DemoInstitution partner)
    {
        var paper = instrument switch
        {
            Mou => "समझदारीपत्र",
            Moa => "सहमतिपत्र",
            Loi => "आशयपत्र",
            Exchange => "आदानप्रदान सम्झौता",
            ResearchAgreement => "अनुसन्धान सम्झौता",
            GrantAgreement => "अनुदान सम्झौता",
            JointProgramme => "संयुक्त कार्यक्रम",
            WhoCentre => "सहकार्य केन्द्र",
            Membership => "सञ्जाल सदस्यता",
            _ => "कार्यगत सहमति",
        };
        return $"{DemoWords.Theme(theme).Ne} क्षेत्रमा {DemoWords.With(partner).Ne}को {paper}";
    }
}
