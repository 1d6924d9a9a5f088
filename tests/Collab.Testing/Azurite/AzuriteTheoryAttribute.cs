using Collab.Testing.Node;
using Xunit;

namespace Collab.Testing.Azurite;

/// <summary>A theory against Azurite: skipped on a machine without Node, saying so, but never with <c>CI=true</c>.</summary>
public sealed class AzuriteTheoryAttribute : TheoryAttribute
{
    public AzuriteTheoryAttribute() => Skip = NodeJs.SkipReason;
}
