using Xunit;
using Xunit.Sdk;

namespace Collab.Testing.Contract;

/// <summary>A test of a contract. It is skipped where the class that runs it says so (<see cref="OnAzuriteAttribute"/>).</summary>
[XunitTestCaseDiscoverer("Collab.Testing.Contract.StoreFactDiscoverer", "Collab.Testing")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class StoreFactAttribute : FactAttribute;
