using Collab.Testing.Node;
using Xunit;

namespace Collab.Testing.Browser;

/// <summary>A test in a real browser: skipped on a machine without one, saying so, but never with <c>CI=true</c>.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.SkipReason;

    /// <summary>Set by a test that runs a script of npm's in the browser: skipped without Node, too.</summary>
    public bool NeedsNode
    {
        get => field;
        init
        {
            field = value;
            Skip ??= value ? NodeJs.SkipReason : null;
        }
    }
}
