using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Storage;
using Collab.Testing.Azurite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Core.Tests.Moving;

public sealed class AzureMoveTests
{
    [AzuriteFact]
    public async Task Import_IntoAzureStorageAndBack_GivesTheSameBytes()
    {
        var (register, _, _) = await FilledRegister.OpenAsync();
        await using var from = register;
        var export = await Support.Moving.ExportAsync(register);
        await using var azurite = await AzuriteServer.StartNewAsync(default);
        var settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = azurite.ConnectionString };
        await using var services = new ServiceCollection()
            .AddCollabStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
        var (rows, blobs) = (services.GetRequiredService<IRowStore>(), services.GetRequiredService<IBlobStore>());
        await rows.OpenAsync(default);
        await blobs.OpenAsync(default);
        await using var back = await Support.Moving.OpenAsync(register.Clock);

        TestRegister.Done(await Support.Moving.ImportAsync(
            new(new(rows, register.Clock), blobs, new(rows, register.Clock), new(register.Clock), register.Clock), System.Text.Encoding.UTF8.GetBytes(export)));
        var there = await Support.Moving.ExportAsync(rows, blobs, register.Clock);
        TestRegister.Done(await back.ImportAsync(there));

        Assert.Equal(export, there);
        Assert.Equal(export, await back.ExportAsync());
    }
}
