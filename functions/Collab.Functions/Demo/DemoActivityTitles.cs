using static Collab.Functions.Demo.DemoCodes;

namespace Collab.Functions.Demo;

/// <summary>Titles of the demo's activities: a few ways to say each kind, with the theme.</summary>
internal static class DemoActivityTitles
{
    /// <summary>How many ways there are to say each kind.</summary>
    public const int Variants = 3;

    public static string English(string kind, string theme, int variant) =>
        $"{TitlesOf(kind)[variant].En}: {DemoWords.Theme(theme).En}";

    public static string Local(string language, string kind, string theme, int variant) => language == "ne"
        ? $"{DemoWords.Theme(theme).Ne} विषयमा {TitlesOf(kind)[variant].Ne}"
        : $"{DemoTitles.Capitalised(DemoWords.Theme(theme).Mn)} чиглэлийн {TitlesOf(kind)[variant].Mn}";

    private static (string En, string Mn, string Ne)[] TitlesOf(string kind) => kind switch
    {
        Students =>
        [
            ("Student exchange", "оюутан солилцоо", "विद्यार्थी आदानप्रदान"),
            ("Elective placement of students", "оюутны дадлага", "विद्यार्थी व्यावहारिक अभ्यास"),
            ("Summer school for students", "оюутны зуны сургууль", "विद्यार्थी ग्रीष्मकालीन पाठशाला"),
        ],
        Faculty =>
        [
            ("Teaching visit", "зочин багшийн хичээл", "अतिथि प्राध्यापकको अध्यापन"),
            ("Exchange of faculty", "багш солилцоо", "प्राध्यापक आदानप्रदान"),
            ("Guest lecture, course and clinic", "зочин багшийн лекц, сургалт, үзлэг", "अतिथि व्याख्यान, पाठ्यक्रम र क्लिनिक"),
        ],
        Research =>
        [
            ("Research meeting", "судалгааны уулзалт", "अनुसन्धान बैठक"),
            ("Joint field work", "хамтарсан хээрийн судалгаа", "संयुक्त स्थलगत अध्ययन"),
            ("Joint data analysis", "хамтарсан дүн шинжилгээ", "संयुक्त तथ्याङ्क विश्लेषण"),
        ],
        ResearchTraining =>
        [
            ("Research methods course", "судалгааны арга зүйн сургалт", "अनुसन्धान विधि तालिम"),
            ("Biostatistics workshop", "биостатистикийн сургалт", "जैविक तथ्याङ्कशास्त्र कार्यशाला"),
            ("Training of young researchers", "залуу судлаачдын сургалт", "युवा अनुसन्धानकर्ता तालिम"),
        ],
        Clinical =>
        [
            ("Clinical rotation of residents", "резидент эмч нарын клиникийн дадлага", "आवासीय चिकित्सकको क्लिनिकल अभ्यास"),
            ("Clinical skills course", "клиникийн ур чадварын сургалт", "क्लिनिकल सीप तालिम"),
            ("Simulation training", "симуляцийн сургалт", "सिमुलेसन तालिम"),
        ],
        Resources =>
        [
            ("Shared online course", "хамтарсан цахим хичээл", "साझा अनलाइन पाठ्यक्रम"),
            ("Teaching material workshop", "сургалтын материал боловсруулах семинар", "शैक्षिक सामग्री कार्यशाला"),
            ("Online lecture series", "цахим лекцийн цуврал", "अनलाइन व्याख्यान शृङ्खला"),
        ],
        GlobalHealth =>
        [
            ("Global health seminar", "дэлхийн эрүүл мэндийн семинар", "विश्व स्वास्थ्य गोष्ठी"),
            ("Community health outreach", "иргэдэд чиглэсэн явуулын үзлэг", "सामुदायिक स्वास्थ्य शिविर"),
            ("Technical consultation", "мэргэжлийн зөвлөлдөх уулзалт", "प्राविधिक परामर्श बैठक"),
        ],
        Capacity =>
        [
            ("Training of trainers", "сургагч багш бэлтгэх сургалт", "प्रशिक्षक प्रशिक्षण"),
            ("Management skills course", "удирдлагын ур чадварын сургалт", "व्यवस्थापन सीप तालिम"),
            ("Staff development workshop", "ажилтныг хөгжүүлэх сургалт", "कर्मचारी क्षमता विकास कार्यशाला"),
        ],
        Culture =>
        [
            ("Days of culture", "соёлын өдрүүд", "सांस्कृतिक दिवस"),
            ("Language and culture programme", "хэл, соёлын хөтөлбөр", "भाषा तथा संस्कृति कार्यक्रम"),
            ("Student culture meeting", "оюутны соёлын уулзалт", "विद्यार्थी सांस्कृतिक भेटघाट"),
        ],
        Transfer =>
        [
            ("Equipment training", "тоног төхөөрөмж ашиглах сургалт", "उपकरण सञ्चालन तालिम"),
            ("Telemedicine pilot", "зайн оношилгооны туршилт", "टेलिमेडिसिन परीक्षण"),
            ("Technology demonstration", "технологийн танилцуулга", "प्रविधि प्रदर्शन"),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No titles for this kind in the demo."),
    };
}
