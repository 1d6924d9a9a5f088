using System.Globalization;

namespace Collab.Calendar.Crasher;

/// <summary>A clock that is as many seconds ahead of the real one as a file says: who writes to the file makes it jump, also back.</summary>
internal sealed class JumpingClock(string file) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromSeconds(double.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture));
}
