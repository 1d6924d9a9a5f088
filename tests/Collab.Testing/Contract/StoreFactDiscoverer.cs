using Collab.Testing.Node;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Collab.Testing.Contract;

/// <summary>
/// Decides by the running class, not by the attribute, whether a test is skipped: a contract's tests are written once and inherited by
/// the classes of both adapters.
/// </summary>
public sealed class StoreFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    /// <summary>Why the tests of this class can't run here, or null.</summary>
    internal static string? SkipReasonOf(ITestMethod method) =>
        method.TestClass.Class.GetCustomAttributes(typeof(OnAzuriteAttribute)).Any() ? NodeJs.SkipReason : null;

    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        SkipReasonOf(testMethod) is { } reason
            ? new SkippedTestCase(reason, DiagnosticMessageSink, discoveryOptions, testMethod)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);
}
