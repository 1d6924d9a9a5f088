using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Collaborations;

// The numbers of CollaborationKind and Direction are stored in month cells: append only, never renumber.

[JsonConverter(typeof(CodeConverter<Instrument>))]
public enum Instrument
{
    Mou,
    Moa,
    LetterOfIntent,
    ExchangeAgreement,
    ResearchAgreement,
    GrantAgreement,
    JointProgramme,
    WhoCollaboratingCentre,
    Membership,
    Other,
}

[JsonConverter(typeof(CodeConverter<CollaborationKind>))]
public enum CollaborationKind
{
    StudentExchange = 0,
    FacultyExchange = 1,
    JointResearch = 2,
    ResearchTraining = 3,
    ClinicalTraining = 4,
    SharedEducationalResources = 5,
    GlobalHealthInitiative = 6,
    CapacityBuilding = 7,
    CulturalExchange = 8,
    TechnologyTransfer = 9,
}

[JsonConverter(typeof(CodeConverter<Theme>))]
public enum Theme
{
    InfectiousDisease,
    PublicHealth,
    Epidemiology,
    TraditionalMedicine,
    MedicalTechnology,
    MaternalChildHealth,
    NonCommunicableDisease,
    MentalHealth,
    Nursing,
    Dentistry,
    Pharmacy,
    MedicalEducation,
    HealthSystems,
    EmergencyMedicine,
    Other,
}

[JsonConverter(typeof(CodeConverter<CollaborationStatus>))]
public enum CollaborationStatus
{
    Draft,
    Proposed,
    Signed,
    Active,
    Expired,
    Terminated,
    Superseded,
}

[JsonConverter(typeof(CodeConverter<PartnerRole>))]
public enum PartnerRole
{
    Partner,
    Lead,
    Funder,
    Implementer,
    Observer,
}

[JsonConverter(typeof(CodeConverter<Direction>))]
public enum Direction
{
    None = 0,
    Inbound = 1,
    Outbound = 2,
}

/// <summary>What is exchanged under a condition (Erasmus Without Paper's mobility types).</summary>
[JsonConverter(typeof(CodeConverter<MobilityType>))]
public enum MobilityType
{
    StudentStudies,
    StudentTraineeship,
    StaffTeaching,
    StaffTraining,
}
