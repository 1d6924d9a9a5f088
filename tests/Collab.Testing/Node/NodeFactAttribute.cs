using Xunit;

namespace Collab.Testing.Node;

/// <summary>A test that needs Node: skipped on a machine without it, saying so, but never with <c>CI=true</c>.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodeJs.SkipReason;
}
