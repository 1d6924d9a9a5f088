using System.Globalization;

namespace Collab.Core.Standards;

/// <summary>A date as Nepal's official calendar writes it; <paramref name="Month"/> counts from Baishakh, which is 1.</summary>
/// <remarks>Any three numbers can stand here: <see cref="BikramSambat"/> knows which of them are days.</remarks>
public readonly record struct BikramSambatDate(int Year, int Month, int Day)
{
    /// <summary><c>2082-12-17</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}-{Day:D2}");
}
