using Collab.Testing.Node;
using Xunit;

namespace Collab.Testing.Azurite;

/// <summary>A test against Azurite: skipped on a machine without Node, saying so, but never with <c>CI=true</c>.</summary>
public sealed class AzuriteFactAttribute : FactAttribute
{
    public AzuriteFactAttribute() => Skip = NodeJs.SkipReason;
}
