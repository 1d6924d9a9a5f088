using Collab.Functions.Start;
using Microsoft.Extensions.Configuration;

namespace Collab.EndToEnd.Tests.Start;

public sealed class FunctionsHostTests
{
    [Theory]
    [InlineData("localhost:7071", null, "http://localhost:7071")]
    [InlineData("collab.azurewebsites.net", "http://+:80", "https://collab.azurewebsites.net")]
    [InlineData(null, "http://+:8080;http://+:8081", "http://+:8080")]
    [InlineData(null, null, "http://127.0.0.1:7071")]
    public void Address_Known_IsTheHostsNotTheWorkers(string? name, string? urls, string expected) =>
        Assert.Equal(expected, Host(("WEBSITE_HOSTNAME", name), ("ASPNETCORE_URLS", urls)).Address);

    [Fact]
    public void IsPresent_OnlyWithTheHostsEndpoint()
    {
        Assert.False(Host(("WEBSITE_HOSTNAME", "localhost:7071")).IsPresent);
        Assert.True(Host(("Functions:Worker:HostEndpoint", "http://127.0.0.1:50001/")).IsPresent);
    }

    private static FunctionsHost Host(params (string Key, string? Value)[] settings) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value)).Build());
}
