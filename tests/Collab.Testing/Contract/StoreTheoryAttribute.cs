using Xunit;
using Xunit.Sdk;

namespace Collab.Testing.Contract;

/// <summary>A theory of a contract, skipped as a <see cref="StoreFactAttribute"/> is.</summary>
[XunitTestCaseDiscoverer("Collab.Testing.Contract.StoreTheoryDiscoverer", "Collab.Testing")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class StoreTheoryAttribute : TheoryAttribute;
