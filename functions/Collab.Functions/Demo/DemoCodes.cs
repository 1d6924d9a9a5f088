namespace Collab.Functions.Demo;

/// <summary>The codes of the register's lists that the demo uses, under short names so that its tables stay readable.</summary>
internal static class DemoCodes
{
    public const string Students = "student-exchange";
    public const string Faculty = "faculty-exchange";
    public const string Research = "joint-research";
    public const string ResearchTraining = "research-training";
    public const string Clinical = "clinical-training";
    public const string Resources = "shared-educational-resources";
    public const string GlobalHealth = "global-health-initiative";
    public const string Capacity = "capacity-building";
    public const string Culture = "cultural-exchange";
    public const string Transfer = "technology-transfer";

    public const string Infectious = "infectious-disease";
    public const string PublicHealth = "public-health";
    public const string Epidemiology = "epidemiology";
    public const string Traditional = "traditional-medicine";
    public const string Technology = "medical-technology";
    public const string Maternal = "maternal-child-health";
    public const string Ncd = "non-communicable-disease";
    public const string Mental = "mental-health";
    public const string Nursing = "nursing";
    public const string Dentistry = "dentistry";
    public const string Pharmacy = "pharmacy";
    public const string Education = "medical-education";
    public const string Systems = "health-systems";
    public const string Emergency = "emergency-medicine";
    public const string OtherTheme = "other";

    public const string Mou = "mou";
    public const string Moa = "moa";
    public const string Loi = "letter-of-intent";
    public const string Exchange = "exchange-agreement";
    public const string ResearchAgreement = "research-agreement";
    public const string GrantAgreement = "grant-agreement";
    public const string JointProgramme = "joint-programme";
    public const string WhoCentre = "who-collaborating-centre";
    public const string Membership = "membership";
    public const string Other = "other";

    /// <summary>The ISCED-F 2013 field in which a theme is taught.</summary>
    public static string FieldOf(string theme) => theme switch
    {
        Dentistry => "0911",
        Nursing or Maternal => "0913",
        Technology => "0914",
        Mental => "0915",
        Pharmacy => "0916",
        Traditional => "0917",
        _ => "0912",
    };
}
