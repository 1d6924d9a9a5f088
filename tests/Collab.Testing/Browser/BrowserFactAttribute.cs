using Xunit;

namespace Collab.Testing.Browser;

/// <summary>A test in a real browser: skipped on a machine without one, saying so, but never with <c>CI=true</c>.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.SkipReason;
}
