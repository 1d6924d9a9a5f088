using Collab.Core.Access;
using Collab.Core.Activities;
using Collab.Core.Challenges;
using Collab.Core.Collaborations;
using Collab.Core.Documents;
using Collab.Core.Documents.Reading;
using Collab.Core.Events;
using Collab.Core.Finance;
using Collab.Core.Institutions;
using Collab.Core.Outcomes;
using Collab.Core.Reports;
using Collab.Core.Standards;

namespace Collab.Core.CodeLists;

/// <summary>Which list holds the codes of which enumeration.</summary>
internal static class CodeEnumerations
{
    public static IReadOnlyDictionary<string, (Type Enumeration, IReadOnlyList<string> Codes)> All { get; } =
        new Dictionary<string, (Type, IReadOnlyList<string>)>(StringComparer.Ordinal)
        {
            ["instruments"] = Of<Instrument>(),
            ["kinds"] = Of<CollaborationKind>(),
            ["themes"] = Of<Theme>(),
            ["collaboration-statuses"] = Of<CollaborationStatus>(),
            ["partner-roles"] = Of<PartnerRole>(),
            ["directions"] = Of<Direction>(),
            ["mobility-types"] = Of<MobilityType>(),
            ["activity-statuses"] = Of<ActivityStatus>(),
            ["participant-levels"] = Of<ParticipantLevel>(),
            ["institution-kinds"] = Of<InstitutionKind>(),
            ["document-kinds"] = Of<DocumentKind>(),
            ["document-statuses"] = Of<DocumentStatus>(),
            ["file-formats"] = Of<FileFormat>(),
            ["report-kinds"] = Of<ReportKind>(),
            ["roles"] = Of<CallerRole>(),
            ["subscription-statuses"] = Of<SubscriptionStatus>(),
            ["delivery-statuses"] = Of<DeliveryStatus>(),
            ["outcome-kinds"] = Of<OutcomeKind>(),
            ["impacts"] = Of<Impact>(),
            ["funding-types"] = Of<FundingType>(),
            ["challenge-kinds"] = Of<ChallengeKind>(),
            ["challenge-areas"] = Of<ChallengeArea>(),
            ["challenge-statuses"] = Of<ChallengeStatus>(),
        };

    private static (Type Enumeration, IReadOnlyList<string> Codes) Of<TEnum>()
        where TEnum : struct, Enum => (typeof(TEnum), Codes<TEnum>.All);
}
