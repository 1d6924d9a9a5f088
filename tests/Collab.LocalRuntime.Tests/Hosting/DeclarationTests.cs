using Collab.LocalRuntime.Hosting.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Collab.LocalRuntime.Tests.Hosting;

/// <summary>Wrong declarations are refused at start, with the function's name.</summary>
public sealed class DeclarationTests
{
    // What the app may use of the genuine packages (and FunctionExecutionDelegate, which IFunctionsWorkerApplicationBuilder.Use takes).
    private static readonly string[] Surface =
    [
        "AuthorizationLevel", "BlobTriggerAttribute", "BlobTriggerSource", "ExponentialBackoffRetryAttribute", "FixedDelayRetryAttribute",
        "FunctionAttribute", "FunctionContext", "FunctionContextExtensions", "FunctionDefinition", "FunctionExecutionDelegate",
        "FunctionsApplication", "FunctionsApplicationBuilder", "FunctionsApplicationBuilderAspNetCoreExtensions", "HttpTriggerAttribute",
        "IFunctionsWorkerApplicationBuilder", "RetryContext", "ScheduleStatus", "TimerInfo", "TimerTriggerAttribute",
    ];

    [Fact]
    public void Assembly_ShowsNoOtherTypesThanTheGenuinePackagesHave()
    {
        var types = typeof(FunctionAttribute).Assembly.GetExportedTypes().Where(type => !type.Namespace!.StartsWith("Azure.", StringComparison.Ordinal));
        Assert.Equal(Surface, types.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.All(types, type => Assert.StartsWith("Microsoft.Azure.Functions.Worker", type.Namespace, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(typeof(SameName), "'twice'")]
    [InlineData(typeof(ReservedName), "'AdminPage'")]
    [InlineData(typeof(NoTrigger), "'Nothing' has 0 triggers")]
    [InlineData(typeof(RetriedHttp), "'Retried'")]
    public void Functions_DeclaredWrong_AreRefused(Type type, string part)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => FunctionCatalog.Find([type]));
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(SlashedRoute))]
    [InlineData(typeof(ReservedRoute))]
    public async Task Routes_DeclaredWrong_AreRefused(Type type)
    {
        using var folder = new Collab.Testing.TempFolder();
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunningHost.StartAsync(folder, [type]));
    }

    public static class SameName
    {
        [Function("Twice")]
        public static void One([HttpTrigger] HttpRequest request) => _ = request;

        [Function("twice")]
        public static void Two([HttpTrigger] HttpRequest request) => _ = request;
    }

    public static class ReservedName
    {
        [Function("AdminPage")]
        public static void Page([HttpTrigger] HttpRequest request) => _ = request;
    }

    public static class NoTrigger
    {
        [Function("Nothing")]
        public static void Run()
        {
            // Never run.
        }
    }

    public static class RetriedHttp
    {
        [Function("Retried")]
        [FixedDelayRetry(1, "00:00:01")]
        public static void Run([HttpTrigger] HttpRequest request) => _ = request;
    }

    public static class SlashedRoute
    {
        [Function("Slashed")]
        public static void Run([HttpTrigger(Route = "/a")] HttpRequest request) => _ = request;
    }

    public static class ReservedRoute
    {
        [Function("Reserved")]
        public static void Run([HttpTrigger(Route = "runtime/a")] HttpRequest request) => _ = request;
    }
}
