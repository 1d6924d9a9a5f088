using NodaTime;

namespace Collab.Core.Settings;

/// <summary>
/// The register's days: an agreement ends and a report is made at midnight of <c>Collab:TimeZone</c>. The time zones come with the program,
/// so that they are the same on every machine.
/// </summary>
public sealed class RegisterCalendar(RegisterSettings settings, TimeProvider clock)
{
    private readonly Lazy<DateTimeZone> zone = new(() => Find(settings.TimeZone) ?? throw new InvalidOperationException(settings.Faults().First()));

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => DayOf(Now);

    /// <summary>Is this the name of a time zone in the IANA database?</summary>
    public static bool IsTimeZone(string id) => Find(id) is not null;

    /// <summary>The day that the instant falls on.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(zone.Value).Date.ToDateOnly();

    /// <summary>UTC is known without reading the database, which costs a start some milliseconds.</summary>
    private static DateTimeZone? Find(string id) => id == DateTimeZone.Utc.Id ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
}
