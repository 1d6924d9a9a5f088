using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Collab.Testing.Contract;

/// <summary>A test that is reported as skipped, with the reason.</summary>
public sealed class SkippedTestCase : XunitTestCase
{
    private string reason = "";

    /// <summary>For the test runner, which sends test cases from process to process.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer")]
    public SkippedTestCase()
    {
    }

    public SkippedTestCase(string reason, IMessageSink messages, ITestFrameworkDiscoveryOptions options, ITestMethod method)
        : base(messages, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method)
    {
        this.reason = reason;
        SkipReason = reason;
    }

    public override void Serialize(IXunitSerializationInfo data)
    {
        ArgumentNullException.ThrowIfNull(data);
        base.Serialize(data);
        data.AddValue(nameof(reason), reason);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        ArgumentNullException.ThrowIfNull(data);
        base.Deserialize(data);
        reason = data.GetValue<string>(nameof(reason));
        SkipReason = reason;
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) => reason;
}
