using Xunit.Sdk;

namespace Collab.Storage.Tests.Contract;

/// <summary>A theory of a contract, skipped as a <see cref="StoreFactAttribute"/> is.</summary>
[XunitTestCaseDiscoverer("Collab.Storage.Tests.Contract.StoreTheoryDiscoverer", "Collab.Storage.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class StoreTheoryAttribute : TheoryAttribute;
