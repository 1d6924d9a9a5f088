using Xunit.Abstractions;
using Xunit.Sdk;

namespace Collab.Testing.Contract;

/// <summary>Does for theories what <see cref="StoreFactDiscoverer"/> does for facts.</summary>
public sealed class StoreTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) =>
        StoreFactDiscoverer.SkipReasonOf(testMethod) is { } reason
            ? [new SkippedTestCase(reason, DiagnosticMessageSink, discoveryOptions, testMethod)]
            : base.Discover(discoveryOptions, testMethod, theoryAttribute);
}
