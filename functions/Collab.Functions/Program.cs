using Collab.Functions.Start;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.Services.AddCollab(builder.Configuration);
    using var host = builder.Build();
    await host.Services.GetRequiredService<Opening>().RunAsync(CancellationToken.None);
    return await HostRun.RunAsync(host);
}
catch (Exception failure) when (StartFailure.Explain(failure) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
