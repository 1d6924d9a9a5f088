using System.Collections.Frozen;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>The notes of every record that the document shows; a new subject adds its own here.</summary>
internal static class AllNotes
{
    private static readonly FrozenDictionary<Type, RecordNotes> ByType = new[]
    {
        SharedNotes.All,
        InstitutionNotes.All,
        CollaborationNotes.All,
        ActivityNotes.All,
        OutcomeNotes.All,
        FundingNotes.All,
        ChallengeNotes.All,
        UploadNotes.All,
        DocumentNotes.All,
        DecisionNotes.All,
        ReportNotes.All,
        ReminderNotes.All,
        ClientNotes.All,
        SubscriptionNotes.All,
        CodeListNotes.All,
        MovingNotes.All,
    }.SelectMany(notes => notes).ToFrozenDictionary(notes => notes.Type);

    /// <summary>The notes of a type, or null.</summary>
    public static RecordNotes? Find(Type type) => ByType.GetValueOrDefault(type);
}
