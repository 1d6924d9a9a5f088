namespace Collab.Functions.Demo;

/// <summary>
/// The institutions of the demo register: two homes and their partners. Universities, hospitals, institutes and firms are
/// invented; only WHO and the United Nations' agencies bear their real names. Hence no identifiers (ROR and the like) either.
/// </summary>
internal static class DemoInstitutions
{
    public const string MongolianHome = "mn-national-medical-university";
    public const string NepaliHome = "np-himalayan-academy-of-medicine";
    public const string NepaliCommission = "np-medical-education-commission";
    public const string MongolianMinistry = "mn-ministry-of-health";
    public const string Who = "who";
    public const string Unicef = "unicef";
    public const string Unfpa = "unfpa";

    public static IReadOnlyList<DemoInstitution> Homes { get; } =
    [
        Make(MongolianHome, "university", "MN", true, "National Medical University of Mongolia (illustrative)",
            "Монголын Үндэсний Анагаахын Их Сургууль (жишээ)", "मङ्गोलियाको राष्ट्रिय चिकित्सा विश्वविद्यालय (नमुना)"),
        Make(NepaliHome, "university", "NP", true, "Himalayan Academy of Medicine, Nepal (illustrative)",
            "Балбын Гималайн Анагаах Ухааны Академи (жишээ)", "हिमालयन चिकित्सा विज्ञान प्रतिष्ठान, नेपाल (नमुना)"),
    ];

    public static IReadOnlyList<DemoInstitution> Partners { get; } =
    [
        .. EastAsia(), .. SouthAsia(), .. CentralAndSouthEastAsia(), .. Europe(), .. AmericasAndOceania(), .. GlobalBodies(),
        Make(NepaliCommission, "regulator", "NP", false, "National Commission for Medical Education, Nepal (illustrative)",
            null, "राष्ट्रिय चिकित्सा शिक्षा आयोग, नेपाल (नमुना)"),
        Make(MongolianMinistry, "ministry", "MN", false, "Ministry of Health of Mongolia (illustrative)",
            "Монгол Улсын Эрүүл Мэндийн Яам (жишээ)", null),
    ];

    private static DemoInstitution[] EastAsia() =>
    [
        Partner("cn-northern-steppe-chinese-medicine", "university", "CN", "Northern Steppe University of Chinese Medicine",
            "Умард Талын Хятад Анагаах Ухааны Их Сургууль", null, "zh", "北方草原中医药大学"),
        Partner("cn-huabei-integrative-hospital", "hospital", "CN", "Huabei Plain Hospital of Integrative Medicine",
            "Хуабэйн Хавсарсан Анагаах Ухааны Эмнэлэг", null, "zh", "华北平原中西医结合医院"),
        Partner("cn-lotus-river-traditional-medicine", "university", "CN", "Lotus River University of Traditional Medicine",
            "Бадамлянхуа Мөрний Уламжлалт Анагаах Ухааны Их Сургууль", "कमल नदी परम्परागत चिकित्सा विश्वविद्यालय", "zh", "莲江中医药大学"),
        Partner("cn-yunling-herbal-institute", "research-institute", "CN", "Yunling Institute of Herbal Medicine",
            null, "युनलिङ जडीबुटी चिकित्सा अनुसन्धान संस्थान", "zh", "云岭草药研究所"),
        Partner("kr-hanbitgang-medical-university", "university", "KR", "Hanbitgang Medical University",
            "Ханбитган Анагаахын Их Сургууль", "हानबिटगाङ चिकित्सा विश्वविद्यालय", "ko", "한빛강의과대학교"),
        Partner("kr-saebyeok-teaching-hospital", "hospital", "KR", "Saebyeok Teaching Hospital",
            "Сэбёг Сургалтын Эмнэлэг", "सेब्योक शिक्षण अस्पताल", "ko", "새벽교육병원"),
        Partner("kr-narae-medical-technology", "company", "KR", "Narae River Medical Technology",
            "Нарэ Ривер Анагаахын Технологи", null, "ko", "나래강메디컬테크놀로지"),
        Partner("jp-sakuragawa-public-health", "university", "JP", "Sakuragawa University of Public Health",
            "Сакурагавагийн Нийгмийн Эрүүл Мэндийн Их Сургууль", "साकुरागावा जनस्वास्थ्य विश्वविद्यालय", "ja", "桜川公衆衛生大学"),
        Partner("jp-aozora-epidemiology-institute", "research-institute", "JP", "Aozora Institute of Epidemiology",
            "Аозора Тархвар Судлалын Хүрээлэн", null, "ja", "青空疫学研究所"),
        Partner("jp-minamihama-medical-university", "university", "JP", "Minamihama Medical University",
            "Минамихама Анагаахын Их Сургууль", "मिनामिहामा चिकित्सा विश्वविद्यालय", "ja", "南浜医科大学"),
    ];

    private static DemoInstitution[] SouthAsia() =>
    [
        Partner("in-ganga-plains-medical-sciences", "university", "IN", "Ganga Plains Institute of Medical Sciences",
            null, "गङ्गा मैदान चिकित्सा विज्ञान संस्थान", "hi", "गंगा मैदान आयुर्विज्ञान संस्थान"),
        Partner("in-sahyadri-ayurveda", "university", "IN", "Sahyadri Hills University of Ayurveda",
            null, "सह्याद्री आयुर्वेद विश्वविद्यालय", "hi", "सह्याद्रि आयुर्वेद विश्वविद्यालय"),
        Partner("in-vindhya-teaching-hospital", "hospital", "IN", "Vindhya Range Teaching Hospital",
            null, "विन्ध्य शिक्षण अस्पताल", "hi", "विंध्य शिक्षण अस्पताल"),
        Partner("bd-padma-delta-medical-college", "university", "BD", "Padma Delta Medical College",
            null, "पद्मा डेल्टा मेडिकल कलेज", "bn", "পদ্মা ডেল্টা মেডিকেল কলেজ"),
        Partner("lk-lagoon-faculty-of-medicine", "university", "LK", "Lagoon Coast Faculty of Medicine",
            null, "लगुन तट चिकित्सा सङ्काय"),
    ];

    private static DemoInstitution[] CentralAndSouthEastAsia() =>
    [
        Partner("th-chao-phraya-health-sciences", "university", "TH", "Chao Phraya Bend University of Health Sciences",
            "Чао Праяа Эрүүл Мэндийн Шинжлэх Ухааны Их Сургууль", "चाओ फ्राया स्वास्थ्य विज्ञान विश्वविद्यालय", "th", "มหาวิทยาลัยวิทยาศาสตร์สุขภาพโค้งเจ้าพระยา"),
        Partner("th-mekong-tropical-medicine", "research-institute", "TH", "Mekong Bank Institute of Tropical Medicine",
            "Меконгийн Халуун Орны Анагаах Ухааны Хүрээлэн", "मेकोङ उष्णकटिबन्धीय चिकित्सा संस्थान"),
        Partner("kz-saryarka-steppe-medical-university", "university", "KZ", "Saryarka Steppe Medical University",
            "Сарыарка Анагаахын Их Сургууль", null, "kk", "Сарыарқа даласы медицина университеті"),
        Partner("vn-red-delta-medical-university", "university", "VN", "Red Delta Medical University",
            "Улаан Бэлчирийн Анагаахын Их Сургууль", "रातो डेल्टा चिकित्सा विश्वविद्यालय"),
        Partner("sg-straits-health-systems", "research-institute", "SG", "Straits Centre for Health Systems Research",
            null, "स्ट्रेट्स स्वास्थ्य प्रणाली अनुसन्धान केन्द्र"),
        Partner("my-selat-health-sciences", "university", "MY", "Selat Timur University of Health Sciences",
            null, "सेलात स्वास्थ्य विज्ञान विश्वविद्यालय"),
        Partner("tr-karasu-medical-university", "university", "TR", "Karasu Valley Medical University",
            "Карасу Анагаахын Их Сургууль", null, "tr", "Karasu Vadisi Tıp Üniversitesi"),
        Partner("ru-angara-medical-university", "university", "RU", "Angara Bank Medical University",
            "Ангар Мөрний Анагаахын Их Сургууль", null, "ru", "Приангарский береговой медицинский университет"),
    ];

    private static DemoInstitution[] Europe() =>
    [
        Partner("de-weserland-medical-university", "university", "DE", "Weserland Medical University",
            "Везерланд Анагаахын Их Сургууль", "वेजरल्यान्ड चिकित्सा विश्वविद्यालय", "de", "Medizinische Hochschule Weserland"),
        Partner("de-elbufer-foundation", "funder", "DE", "Elbufer Foundation for Health Research",
            "Элбуфер Эрүүл Мэндийн Судалгааны Сан", "एल्बुफर स्वास्थ्य अनुसन्धान प्रतिष्ठान", "de", "Elbufer-Stiftung für Gesundheitsforschung"),
        Partner("fr-val-de-rive-public-health", "research-institute", "FR", "Val-de-Rive Institute of Public Health",
            "Вал-де-Рив Нийгмийн Эрүүл Мэндийн Хүрээлэн", "भाल-दे-रिभ जनस्वास्थ्य संस्थान", "fr", "Institut de santé publique du Val-de-Rive"),
        Partner("cz-povltavi-medical-university", "university", "CZ", "Povltaví Medical University",
            "Повлтави Анагаахын Их Сургууль", null, "cs", "Lékařská univerzita Povltaví"),
        Partner("pl-nadwisle-medical-university", "university", "PL", "Nadwiśle Medical University",
            "Надвисле Анагаахын Их Сургууль", null, "pl", "Uniwersytet Medyczny Nadwiśle"),
        Partner("it-laguna-nord-medicine", "university", "IT", "Laguna Nord University of Medicine",
            "Лагуна Норд Анагаах Ухааны Их Сургууль", null, "it", "Università di Medicina Laguna Nord"),
        Partner("nl-polder-infectious-diseases", "research-institute", "NL", "Polderland Institute of Infectious Diseases",
            "Полдерланд Халдварт Өвчин Судлалын Хүрээлэн", "पोल्डरल्यान्ड सरुवा रोग संस्थान"),
        Partner("se-malarvik-global-health", "research-institute", "SE", "Mälarvik Institute of Global Health",
            "Меларвик Дэлхийн Эрүүл Мэндийн Хүрээлэн", "मेलारभिक विश्व स्वास्थ्य संस्थान"),
        Partner("eu-health-research-grants-office", "funder", "BE", "European Grants Office for Health Research (illustrative)",
            "Европын Эрүүл Мэндийн Судалгааны Тэтгэлгийн Алба (жишээ)", "युरोपेली स्वास्थ्य अनुसन्धान अनुदान कार्यालय (नमुना)"),
        Partner("at-alpenvorland-medical-university", "university", "AT", "Alpenvorland Medical University",
            "Альпенфорланд Анагаахын Их Сургууль", null, "de", "Medizinische Universität Alpenvorland"),
        Partner("gb-northmoor-school-of-medicine", "university", "GB", "Northmoor School of Medicine",
            "Нортмур Анагаах Ухааны Сургууль", "नर्थमुर चिकित्सा विद्यालय"),
    ];

    private static DemoInstitution[] AmericasAndOceania() =>
    [
        Partner("us-cedar-hollow-school-of-medicine", "university", "US", "Cedar Hollow University School of Medicine",
            "Сидар Холлоу Их Сургуулийн Анагаах Ухааны Сургууль", "सिडर होलो विश्वविद्यालय चिकित्सा विद्यालय"),
        Partner("us-lakeward-medical-center", "hospital", "US", "Lakeward Academic Medical Center",
            "Лейкворд Сургалтын Төв Эмнэлэг", null),
        Partner("us-tallgrass-global-health", "ngo", "US", "Tallgrass Partners for Global Health",
            "Толлграсс Дэлхийн Эрүүл Мэндийн Төлөөх Түншүүд", "टलग्रास विश्व स्वास्थ्य साझेदार"),
        Partner("ca-maple-sound-medicine", "university", "CA", "Maple Sound University Faculty of Medicine",
            "Мейпл Саунд Их Сургуулийн Анагаах Ухааны Факультет", "मेपल साउन्ड विश्वविद्यालय चिकित्सा सङ्काय"),
        Partner("au-southern-reef-university", "university", "AU", "Southern Reef University",
            "Өмнөд Рифийн Их Сургууль", "साउदर्न रिफ विश्वविद्यालय"),
    ];

    private static DemoInstitution[] GlobalBodies() =>
    [
        Make(Who, "intergovernmental", null, false, "World Health Organization",
            "Дэлхийн Эрүүл Мэндийн Байгууллага", "विश्व स्वास्थ्य सङ्गठन"),
        Make(Unicef, "intergovernmental", null, false, "United Nations Children's Fund (UNICEF)",
            "НҮБ-ын Хүүхдийн Сан", "संयुक्त राष्ट्रसङ्घीय बाल कोष"),
        Make(Unfpa, "intergovernmental", null, false, "United Nations Population Fund (UNFPA)",
            "НҮБ-ын Хүн Амын Сан", "संयुक्त राष्ट्रसङ्घीय जनसङ्ख्या कोष"),
    ];

    private static DemoInstitution Partner(
        string id, string kind, string country, string en, string? mn, string? ne, string? language = null, string? local = null) =>
        Make(id, kind, country, false, en, mn, ne, language, local);

    private static DemoInstitution Make(
        string id, string kind, string? country, bool home, string en, string? mn, string? ne, string? language = null, string? local = null)
    {
        (string Language, string? Name)[] names = [("en", en), ("mn", mn), ("ne", ne), (language ?? "", local)];
        return new DemoInstitution(
            id, kind, country, home, [.. names.Where(n => n.Name is not null).Select(n => KeyValuePair.Create(n.Language, n.Name!))]);
    }
}
