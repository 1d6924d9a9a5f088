using Collab.LocalRuntime.Hosting.Configuration;
using Collab.Testing;
using Microsoft.Azure.Functions.Worker.Builder;

namespace Collab.LocalRuntime.Tests.Hosting;

public sealed class SettingsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("local.settings.json", "{\n  \"Values\": {\n    \"A\": \"1\"\n    \"B\": \"2\"\n  }\n}", 4, "valid JSON")]
    [InlineData("local.settings.json", "", 1, "valid JSON")]
    [InlineData("local.settings.json", "[]", 1, "no JSON object")]
    [InlineData("local.settings.json", "{\n  \"Values\": []\n}", 2, "Values")]
    [InlineData("local.settings.json", "{\n  \"Values\": {\n    \"Collab\": {\n      \"Storage\": \"azure\"\n} } }", 3, "nested value \"Collab\"")]
    [InlineData("local.settings.json", "{\n  \"IsEncrypted\": true\n}", 2, "encrypted")]
    [InlineData("host.json", "{\n  \"version\": \"2.0\",\n  \"extensions\": {", 3, "valid JSON")]
    [InlineData("host.json", "{ }", 1, "version")]
    [InlineData("host.json", "{\n  \"version\": \"2.0\",\n  \"logging\": {\n    \"logLevel\": {\n      \"default\": \"Loud\" } } }", 5, "\"Loud\"")]
    [InlineData("host.json", "{\n  \"version\": \"2.0\",\n  \"extensions\": { \"blobs\": {\n \"maxDegreeOfParallelism\": 0 } } }", 4, "maxDegreeOfParallelism")]
    [InlineData("host.json", "{\n  \"version\": \"2.0\",\n  \"extensions\": { \"http\": {\n \"routePrefix\": [] } } }", 4, "routePrefix")]
    public async Task File_Broken_IsToldInASentenceWithFileLineAndRemedy(string file, string content, int line, string part)
    {
        await File.WriteAllTextAsync(_folder.Of(file), content);
        var fault = Assert.Throws<InvalidDataException>(() => Create());
        Assert.StartsWith($"{_folder.Of(file)}, line {line}: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public async Task LocalSettings_ValuesWithUnderscoresCommentsAndMark_AreRead()
    {
        await File.WriteAllTextAsync(
            _folder.Of("local.settings.json"),
            "\uFEFF{ // comment\n \"IsEncrypted\": false, \"Values\": { \"A__B\": \"x\", \"C:D\": 5, \"E\": true, \"F\": null, }, }");
        var configuration = Create().Configuration;
        Assert.Equal(["x", "5", "true", null], new[] { "A:B", "C:D", "E", "F" }.Select(key => configuration[key]));
    }

    [Fact]
    public async Task LocalSettings_SetInTheEnvironmentOrTheCommandLineToo_Lose()
    {
        var inEnvironment = $"COLLAB_TEST_{Guid.CreateVersion7():N}";
        Environment.SetEnvironmentVariable(inEnvironment + "__Nested", "environment");
        try
        {
            await File.WriteAllTextAsync(
                _folder.Of("local.settings.json"),
                $"{{ \"Values\": {{ \"{inEnvironment}__Nested\": \"file\", \"Here\": \"file\", \"There\": \"file\" }} }}");
            var configuration = Create("--demo", "--Here", "command line").Configuration;
            Assert.Equal("environment", configuration[inEnvironment + ":Nested"]);
            Assert.Equal("command line", configuration["Here"]);
            Assert.Equal("file", configuration["There"]);
            Assert.Equal("true", configuration["demo"]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(inEnvironment + "__Nested", null);
        }
    }

    [Fact]
    public async Task HostJson_Found_IsKeptUnderTheHostsSection()
    {
        await File.WriteAllTextAsync(_folder.Of("host.json"), """{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } } }""");
        Assert.Equal("", Create().Configuration["AzureFunctionsJobHost:extensions:http:routePrefix"]);
    }

    [Fact]
    public async Task File_InBothFolders_TheCurrentOneIsTaken()
    {
        Directory.CreateDirectory(_folder.Of("app"));
        await File.WriteAllTextAsync(_folder.Of("local.settings.json"), """{ "Values": { "From": "current" } }""");
        await File.WriteAllTextAsync(_folder.Of("app", "local.settings.json"), """{ "Values": { "From": "app" } }""");
        await File.WriteAllTextAsync(_folder.Of("app", "host.json"), """{ "version": "2.0", "id": "app" }""");
        var configuration = Create().Configuration;
        Assert.Equal("current", configuration["From"]);
        Assert.Equal("app", configuration["AzureFunctionsJobHost:id"]);
    }

    [Theory]
    [InlineData(null, "http://127.0.0.1:7071")]
    [InlineData("--ASPNETCORE_URLS=http://127.0.0.1:1", "http://127.0.0.1:1")]
    [InlineData("--ASPNETCORE_HTTP_PORTS=8080;8081", "http://*:8080;http://*:8081")]
    [InlineData("--urls=http://127.0.0.1:2", "http://127.0.0.1:2")]
    public void Urls_Unset_ArePort7071OfThisMachine(string? arg, string urls) =>
        Assert.Equal(urls, Listening.Urls(Create(arg is null ? [] : [arg]).Configuration));

    [Fact]
    public async Task Start_PortTaken_ThrowsTheServersOwnException()
    {
        await using var first = await RunningHost.StartAsync(_folder, []);
        var builder = Create($"--urls={first.Client.BaseAddress}");
        using var second = builder.Build();
        var fault = await Assert.ThrowsAsync<IOException>(() => second.StartAsync(CancellationToken.None));
        Assert.IsType<Microsoft.AspNetCore.Connections.AddressInUseException>(fault.InnerException);
    }

    private FunctionsApplicationBuilder Create(params string[] args) =>
        new(args, new LocalHostOptions { CurrentDirectory = _folder.Path, BaseDirectory = _folder.Of("app"), FunctionTypes = [] });
}
