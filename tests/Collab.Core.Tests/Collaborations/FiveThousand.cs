using Collab.Core.Collaborations;
using Collab.Core.Standards;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Collaborations;

/// <summary>An institution with 5,000 collaborations, alike but for the oldest.</summary>
public sealed class FiveThousand : IAsyncLifetime
{
    public const int Count = 5000;

    public TestRegister Register { get; private set; } = null!;

    public Guid Oldest { get; private set; }

    /// <summary>An id in the middle.</summary>
    public Guid Middle { get; private set; }

    public async Task InitializeAsync()
    {
        Register = await TestRegister.OpenAsync();
        var records = new List<Collaboration>(Count) { Old() };
        while (records.Count < Count)
        {
            Register.Clock.Advance(TimeSpan.FromMilliseconds(1));
            records.Add(Shelf.Plain(TestRegister.Home, Register.Clock));
        }

        Oldest = records[0].Id;
        Middle = records[Count / 2].Id;
        await Shelf.FillAsync(Register.Store, TestRegister.Home, records);
    }

    public async Task DisposeAsync() => await Register.DisposeAsync();

    private Collaboration Old() => Shelf.Plain(TestRegister.Home, Register.Clock) with
    {
        Code = "Ө-1",
        Title = LocalText.Of(("mn", "Хамтын ажиллагаа")),
        Partners = [new("jp-university", PartnerRole.Partner, null, null)],
        Instrument = Instrument.Moa,
        Kinds = [CollaborationKind.JointResearch],
        Themes = [Theme.Dentistry],
        Status = CollaborationStatus.Active,
        StartsOn = new(2020, 1, 1),
        EndsOn = new(2026, 12, 1),
        UpdatedAt = Register.Clock.GetUtcNow().AddDays(1),
    };
}
