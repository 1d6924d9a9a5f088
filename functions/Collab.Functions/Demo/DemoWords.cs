using static Collab.Functions.Demo.DemoCodes;

namespace Collab.Functions.Demo;

/// <summary>
/// The words that titles are put together from. The Mongolian theme stands in the genitive and the Mongolian partner in the
/// comitative, the Nepali partner before its postposition, so that the sentences of <see cref="DemoTitles"/> stay grammatical.
/// </summary>
internal static class DemoWords
{
    public static (string En, string Mn, string Ne) Theme(string theme) => theme switch
    {
        Infectious => ("infectious diseases", "халдварт өвчний", "सरुवा रोग"),
        PublicHealth => ("public health", "нийгмийн эрүүл мэндийн", "जनस्वास्थ्य"),
        Epidemiology => ("epidemiology", "тархвар судлалын", "महामारी विज्ञान"),
        Traditional => ("traditional medicine", "уламжлалт анагаах ухааны", "परम्परागत चिकित्सा"),
        Technology => ("medical technology", "анагаах ухааны технологийн", "चिकित्सा प्रविधि"),
        Maternal => ("maternal and child health", "эх, хүүхдийн эрүүл мэндийн", "मातृ तथा बाल स्वास्थ्य"),
        Ncd => ("non-communicable diseases", "халдварт бус өвчний", "नसर्ने रोग"),
        Mental => ("mental health", "сэтгэцийн эрүүл мэндийн", "मानसिक स्वास्थ्य"),
        Nursing => ("nursing", "сувилахуйн", "नर्सिङ"),
        Dentistry => ("dentistry", "нүүр амны анагаах ухааны", "दन्त चिकित्सा"),
        Pharmacy => ("pharmacy", "эм зүйн", "फार्मेसी"),
        Education => ("medical education", "анагаах ухааны боловсролын", "चिकित्सा शिक्षा"),
        Systems => ("health systems", "эрүүл мэндийн тогтолцооны", "स्वास्थ्य प्रणाली"),
        Emergency => ("emergency medicine", "яаралтай тусламжийн", "आकस्मिक चिकित्सा"),
        _ => ("interdisciplinary health research", "эрүүл мэндийн салбар хоорондын судалгааны", "बहुविषयक स्वास्थ्य अनुसन्धान"),
    };

    /// <summary>"With" the partner: by its country, or by its own name where it is a known body.</summary>
    public static (string Mn, string Ne) With(DemoInstitution partner) => partner.Id switch
    {
        DemoInstitutions.Who => ("Дэлхийн Эрүүл Мэндийн Байгууллагатай", "विश्व स्वास्थ्य सङ्गठनसँग"),
        DemoInstitutions.Unicef => ("НҮБ-ын Хүүхдийн Сантай", "संयुक्त राष्ट्रसङ्घीय बाल कोषसँग"),
        DemoInstitutions.Unfpa => ("НҮБ-ын Хүн Амын Сантай", "संयुक्त राष्ट्रसङ्घीय जनसङ्ख्या कोषसँग"),
        DemoInstitutions.MongolianMinistry => ("Эрүүл Мэндийн Яамтай", "मङ्गोलियाको स्वास्थ्य मन्त्रालयसँग"),
        DemoInstitutions.NepaliCommission => ("Балбын Анагаах Ухааны Боловсролын Комисстой", "राष्ट्रिय चिकित्सा शिक्षा आयोगसँग"),
        "eu-health-research-grants-office" => ("Европын Холбооны орнуудтай", "युरोपेली अनुदान कार्यालयसँग"),
        _ => Country(partner.Country!),
    };

    private static (string Mn, string Ne) Country(string country) => country switch
    {
        "AT" => ("Австри улстай", "अस्ट्रियासँग"),
        "AU" => ("Австрали улстай", "अस्ट्रेलियासँग"),
        "BD" => ("Бангладеш улстай", "बङ्गलादेशसँग"),
        "CA" => ("Канад улстай", "क्यानाडासँग"),
        "CN" => ("Хятад улстай", "चीनसँग"),
        "CZ" => ("Чех улстай", "चेकियासँग"),
        "DE" => ("Герман улстай", "जर्मनीसँग"),
        "FR" => ("Франц улстай", "फ्रान्ससँग"),
        "GB" => ("Их Британи улстай", "बेलायतसँग"),
        "IN" => ("Энэтхэг улстай", "भारतसँग"),
        "IT" => ("Итали улстай", "इटालीसँग"),
        "JP" => ("Япон улстай", "जापानसँग"),
        "KR" => ("Солонгос улстай", "दक्षिण कोरियासँग"),
        "KZ" => ("Казахстан улстай", "काजाकस्तानसँग"),
        "LK" => ("Шри-Ланка улстай", "श्रीलङ्कासँग"),
        "MY" => ("Малайз улстай", "मलेसियासँग"),
        "NL" => ("Нидерланд улстай", "नेदरल्यान्ड्ससँग"),
        "PL" => ("Польш улстай", "पोल्यान्डसँग"),
        "RU" => ("Орос улстай", "रुससँग"),
        "SE" => ("Швед улстай", "स्विडेनसँग"),
        "SG" => ("Сингапур улстай", "सिङ्गापुरसँग"),
        "TH" => ("Тайланд улстай", "थाइल्यान्डसँग"),
        "TR" => ("Турк улстай", "टर्कीसँग"),
        "US" => ("АНУ-тай", "अमेरिकासँग"),
        "VN" => ("Вьетнам улстай", "भियतनामसँग"),
        _ => throw new ArgumentOutOfRangeException(nameof(country), country, "No words for this country in the demo."),
    };
}
