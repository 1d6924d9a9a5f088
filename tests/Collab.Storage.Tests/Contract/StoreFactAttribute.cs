using Xunit.Sdk;

namespace Collab.Storage.Tests.Contract;

/// <summary>A test of a contract. It is skipped where the class that runs it says so (<see cref="OnAzuriteAttribute"/>).</summary>
[XunitTestCaseDiscoverer("Collab.Storage.Tests.Contract.StoreFactDiscoverer", "Collab.Storage.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class StoreFactAttribute : FactAttribute;
