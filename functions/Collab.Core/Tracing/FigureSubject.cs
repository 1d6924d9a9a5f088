namespace Collab.Core.Tracing;

/// <summary>What a figure counts.</summary>
internal enum FigureSubject
{
    Activities,
    Outcomes,
    Funding,
    Challenges,

    /// <summary>Participants who came or went, under one partner.</summary>
    ActualExchange,

    /// <summary>Places that conditions agree on, under one partner.</summary>
    AgreedExchange,

    /// <summary>Activities, and which of them were registered in time.</summary>
    Timeliness,

    /// <summary>The fields that collaborations should have, and those that they have.</summary>
    Completeness,

    /// <summary>Collaborations by what their records say.</summary>
    Collaborations,

    /// <summary>Collaborations that the report names.</summary>
    Named,

    /// <summary>Collaborations that the report names with the fields that they lack.</summary>
    MissingFields,
}
