using System.Globalization;

namespace Collab.Functions.Demo;

/// <summary>Writes an illustrative memorandum that was signed a few days ago and that nobody has registered yet.</summary>
internal static class DemoAgreement
{
    public static IReadOnlyList<string> Paragraphs(DateOnly today)
    {
        var signed = today.AddDays(-3).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var home = DemoInstitutions.Homes[0].English;
        var partner = DemoInstitutions.Partners.First(p => p.Id == "kr-hanbitgang-medical-university").English;
        return
        [
            "Memorandum of Understanding on Nursing and Emergency Medicine",
            $"between {home} and {partner}",
            $"This Memorandum of Understanding (the “Memorandum”) is made between {home} and {partner}, each a “Party” and together the “Parties”. It is illustrative and binds nobody.",
            "1. Areas of cooperation",
            "The Parties shall cooperate in the exchange of students, the exchange of faculty members and the clinical training of nurses in emergency medicine.",
            "2. Duration",
            "This Memorandum shall enter into force on the date of signature and shall remain in force for a period of five (5) years.",
            "It shall be automatically renewed for a further period of two (2) years unless a Party objects.",
            "3. Termination",
            "Either Party may terminate this Memorandum by giving ninety (90) days’ written notice to the other Party.",
            $"IN WITNESS WHEREOF the Parties have signed this Memorandum on {signed}.",
        ];
    }
}
