namespace Collab.Functions.Timers;

/// <summary>
/// Where each timer's cron expression stands: host.json, section <c>schedules</c>, which the host keeps under the settings
/// <c>AzureFunctionsJobHost:schedules</c>. Six fields, in UTC.
/// </summary>
internal static class Schedules
{
    public const string Lifecycle = Section + "lifecycle%";
    public const string MonthlyReports = Section + "monthlyReports%";
    public const string QuarterlyReports = Section + "quarterlyReports%";
    public const string YearlyReports = Section + "yearlyReports%";
    public const string AcademicYearReports = Section + "academicYearReports%";
    public const string Sweep = Section + "sweep%";
    public const string Retention = Section + "retention%";
    public const string RosterRetention = Section + "rosterRetention%";
    public const string Reminders = Section + "reminders%";
    public const string Completeness = Section + "completeness%";
    public const string Deliveries = Section + "deliveries%";
    public const string NightlyCheck = Section + "nightlyCheck%";
    public const string Backup = Section + "backup%";

    private const string Section = "%AzureFunctionsJobHost:schedules:";
}
