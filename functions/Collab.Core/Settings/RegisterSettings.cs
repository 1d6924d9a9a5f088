namespace Collab.Core.Settings;

/// <summary>The section <c>Collab</c> of the configuration, as far as the register's rules need it.</summary>
public sealed class RegisterSettings
{
    /// <summary>The month (1–12) in which an academic year begins; September unless set.</summary>
    public int AcademicYearStartMonth { get; set; } = 9;

    /// <summary>The language of a plain <c>title</c> column in a table: en, mn or ne.</summary>
    public string DefaultLanguage { get; set; } = "en";

    /// <summary>Days (1–365) after which the uploaded file of a roster and its feedback are deleted.</summary>
    public int RosterDays { get; set; } = 30;

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

        if (!Standards.LanguageTag.Spoken.Contains(DefaultLanguage, StringComparer.Ordinal))
        {
            yield return $"Collab:DefaultLanguage must be one of {string.Join(", ", Standards.LanguageTag.Spoken)}; it is '{DefaultLanguage}'.";
        }
    }
}
