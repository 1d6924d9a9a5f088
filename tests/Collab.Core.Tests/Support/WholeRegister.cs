using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Support;

/// <summary>Reads all that hangs on a collaboration and checks that its month cells and its history say the same.</summary>
internal static class WholeRegister
{
    /// <summary>The collaboration's items of every type, oldest id first.</summary>
    public static async Task<IReadOnlyList<IItem>> ItemsAsync(TestRegister register, Guid id, string institution = TestRegister.Home)
    {
        var items = new List<IItem>();
        foreach (var type in ItemType.All)
        {
            await foreach (var row in register.Store.ReadAllAsync(TableNames.Register, institution, RegisterKeys.Items(id, type), null, default))
            {
                items.Add(StoredItem.Read(type, row).Record);
            }
        }

        return items;
    }

    /// <summary>The only item of a type.</summary>
    public static async Task<T> OnlyAsync<T>(TestRegister register, Guid id)
        where T : IItem =>
        Assert.Single((await ItemsAsync(register, id)).OfType<T>());

    /// <summary>There are so many items, the cells equal those rebuilt from them, and the chain of the history is whole.</summary>
    public static async Task AssertAsync(TestRegister register, Guid id, int count, string institution = TestRegister.Home)
    {
        var items = await ItemsAsync(register, id, institution);
        Assert.Equal(count, items.Count);
        var head = await register.Reader.HeadAsync(institution, id, default);
        foreach (var month in items.Select(i => i.Counted).OfType<CellEntry>().Select(e => e.Month).Concat(head!.Months.Months).Distinct())
        {
            var kept = await register.Reader.CellAsync(institution, id, month, default);
            Assert.Equal(MonthCell.Of(month, items).Encode(), kept.Encode());
        }

        Assert.True((await register.Verify.CheckAsync(head, default)).Intact);
    }
}
