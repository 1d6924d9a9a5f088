using Collab.LocalRuntime.Hosting.Configuration;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a Functions app begins.</summary>
public static class FunctionsApplication
{
    /// <summary>A builder that has read the settings: host.json, local.settings.json, the environment and <paramref name="args"/>.</summary>
    /// <exception cref="InvalidDataException">host.json or local.settings.json is broken; the message says where and what to do.</exception>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args, LocalHostOptions.OfProcess());
}
