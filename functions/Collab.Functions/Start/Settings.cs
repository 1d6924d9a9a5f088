using System.Globalization;
using Collab.Core.Settings;
using Collab.Messaging.Mails;
using Collab.Web.Api;
using Collab.Web.Api.SignIn.Oidc;
using Microsoft.Extensions.Configuration;

namespace Collab.Functions.Start;

/// <summary>Reads the section <c>Collab</c>, by hand: binding by reflection costs a tenth of the whole start.</summary>
internal sealed record Settings(RegisterSettings Register, ApiOptions Api, LimitOptions Limits, OidcOptions? Oidc, SmtpOptions? Smtp)
{
    /// <exception cref="SettingsException">Some are wrong; all of them are named.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var register = new RegisterSettings();
        if (configuration["Collab:AcademicYearStartMonth"] is { Length: > 0 } month)
        {
            register.AcademicYearStartMonth = int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        }

        if (configuration["Collab:DefaultLanguage"] is { Length: > 0 } language)
        {
            register.DefaultLanguage = language;
        }

        if (configuration["Collab:ReportLanguages"] is { Length: > 0 } languages)
        {
            register.ReportLanguages = [.. languages.Split(',', StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
        }

        if (configuration["Collab:RosterDays"] is { Length: > 0 } days)
        {
            register.RosterDays = int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        }

        if (configuration["Collab:BackupDays"] is { Length: > 0 } backupDays)
        {
            register.BackupDays = int.TryParse(backupDays, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        }

        if (configuration["Collab:BackupMonths"] is { Length: > 0 } backupMonths)
        {
            register.BackupMonths = int.TryParse(backupMonths, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        }

        if (configuration["Collab:BackupFiles"] is { Length: > 0 } backupFiles)
        {
            register.BackupFiles = bool.TryParse(backupFiles, out var wanted) && wanted;
            if (!bool.TryParse(backupFiles, out _))
            {
                faults.Add($"Collab:BackupFiles must be true or false; it is '{backupFiles}'.");
            }
        }

        if (configuration["Collab:TimeZone"] is { Length: > 0 } zone)
        {
            register.TimeZone = zone;
        }

        if (configuration["Collab:WebhooksToPrivateAddresses"] is { Length: > 0 } privately)
        {
            register.WebhooksToPrivateAddresses = bool.TryParse(privately, out var allowed) && allowed;
            if (!bool.TryParse(privately, out _))
            {
                faults.Add($"Collab:WebhooksToPrivateAddresses must be true or false; it is '{privately}'.");
            }
        }

        faults.AddRange(register.Faults());
        var api = ApiOptions.From(configuration, faults);
        var limits = LimitOptions.From(configuration, faults);
        var oidc = OidcOptions.From(configuration, faults);
        var smtp = SmtpOptions.From(configuration, faults);
        return faults.Count == 0 ? new(register, api, limits, oidc, smtp) : throw new SettingsException(string.Join(Environment.NewLine, faults));
    }
}
