namespace Collab.Core.Settings;

/// <summary>The section <c>Collab</c> of the configuration, as far as the register's rules need it.</summary>
public sealed class RegisterSettings
{
    /// <summary>The month (1–12) in which an academic year begins; September unless set.</summary>
    public int AcademicYearStartMonth { get; set; } = 9;

    /// <summary>The language of a plain <c>title</c> column in a table: en, mn or ne.</summary>
    public string DefaultLanguage { get; set; } = "en";

    /// <summary>The languages that the timers make each report in; empty for <see cref="DefaultLanguage"/> alone.</summary>
    public IReadOnlyList<string> ReportLanguages { get; set; } = [];

    /// <summary><see cref="ReportLanguages"/>, or the default one where none is set.</summary>
    public IReadOnlyList<string> LanguagesOfReports => ReportLanguages.Count > 0 ? ReportLanguages : [DefaultLanguage];

    /// <summary>Days (1–365) after which the uploaded file of a roster and its feedback are deleted.</summary>
    public int RosterDays { get; set; } = 30;

    /// <summary>Days (0–3650) for which the daily exports of the register are kept; 0 for none at all.</summary>
    public int BackupDays { get; set; } = 35;

    /// <summary>Months (0–120) for which the first of each month's exports is kept.</summary>
    public int BackupMonths { get; set; } = 12;

    /// <summary>Do the daily exports hold the files too?</summary>
    public bool BackupFiles { get; set; }

    /// <summary>Where the register's days begin and end: a name of the IANA time zone database.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>May webhooks go to our own machine and network, and without encryption?</summary>
    public bool WebhooksToPrivateAddresses { get; set; }

    /// <summary>What is wrong with the settings, each naming its key and what is wanted; empty when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (AcademicYearStartMonth is < 1 or > 12)
        {
            yield return $"Collab:AcademicYearStartMonth must be a month from 1 to 12; it is {AcademicYearStartMonth}.";
        }

        if (RosterDays is < 1 or > 365)
        {
            yield return $"Collab:RosterDays must be a number of days from 1 to 365; it is {RosterDays}.";
        }

        if (BackupDays is < 0 or > 3650)
        {
            yield return $"Collab:BackupDays must be a number of days from 0 to 3650; it is {BackupDays}.";
        }

        if (BackupMonths is < 0 or > 120)
        {
            yield return $"Collab:BackupMonths must be a number of months from 0 to 120; it is {BackupMonths}.";
        }

        if (!Standards.LanguageTag.Spoken.Contains(DefaultLanguage, StringComparer.Ordinal))
        {
            yield return $"Collab:DefaultLanguage must be one of {string.Join(", ", Standards.LanguageTag.Spoken)}; it is '{DefaultLanguage}'.";
        }

        if (!RegisterCalendar.IsTimeZone(TimeZone))
        {
            yield return $"Collab:TimeZone must be a time zone of the IANA database, such as Asia/Ulaanbaatar; it is '{TimeZone}'.";
        }

        if (ReportLanguages.FirstOrDefault(l => !Standards.LanguageTag.Spoken.Contains(l, StringComparer.Ordinal)) is { } language)
        {
            yield return $"Collab:ReportLanguages must be some of {string.Join(", ", Standards.LanguageTag.Spoken)}, with commas between; one is '{language}'.";
        }
    }
}
