namespace Collab.Functions.Demo;

/// <summary>
/// The whole demo register, illustrative throughout, from a fixed seed: the same base date always gives the same bytes, so that an
/// interrupted load is continued by making it again.
/// </summary>
internal sealed class DemoData
{
    private const ulong Seed = 20_240_917;

    private DemoData(DateOnly today)
    {
        var random = new DemoRandom(Seed);
        Collaborations = DemoCollaborations.Make(today, random);
        Activities = DemoActivities.Make(today, Collaborations, random);
        Files = DemoFiles.Make(today, Activities);
        Others = DemoPapers.Make(today, Collaborations, new DemoRandom(Seed + 1));
        Today = today;
    }

    /// <summary>The day that the register is made for.</summary>
    public DateOnly Today { get; }

    public IReadOnlyList<DemoInstitution> Homes { get; } = DemoInstitutions.Homes;

    public IReadOnlyList<DemoInstitution> Partners { get; } = DemoInstitutions.Partners;

    public IReadOnlyList<DemoCollaboration> Collaborations { get; }

    public IReadOnlyList<DemoActivity> Activities { get; }

    /// <summary>The activities as files to drop.</summary>
    public IReadOnlyList<DemoFile> Files { get; }

    /// <summary>The other files to drop: outcomes, funding and challenges, a roster, a workbook and an agreement.</summary>
    public IReadOnlyList<DemoFile> Others { get; }

    public static DemoData Make(DateOnly today) => new(today);
}
