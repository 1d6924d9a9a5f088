namespace Collab.EndToEnd.Tests.Demo;

/// <summary>The domain's lists as the demo has to cover them, in ordinal order.</summary>
internal static class DemoLists
{
    public static readonly string[] Instruments =
    [
        "exchange-agreement", "grant-agreement", "joint-programme", "letter-of-intent", "membership", "moa", "mou", "other",
        "research-agreement", "who-collaborating-centre",
    ];

    public static readonly string[] Kinds =
    [
        "capacity-building", "clinical-training", "cultural-exchange", "faculty-exchange", "global-health-initiative", "joint-research",
        "research-training", "shared-educational-resources", "student-exchange", "technology-transfer",
    ];

    /// <summary>All but <c>superseded</c>, which a renewal brings about.</summary>
    public static readonly string[] Statuses = ["active", "draft", "expired", "proposed", "signed", "terminated"];

    public static readonly string[] Themes =
    [
        "dentistry", "emergency-medicine", "epidemiology", "health-systems", "infectious-disease", "maternal-child-health",
        "medical-education", "medical-technology", "mental-health", "non-communicable-disease", "nursing", "other", "pharmacy",
        "public-health", "traditional-medicine",
    ];
}
