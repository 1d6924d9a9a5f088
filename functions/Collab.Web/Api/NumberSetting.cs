using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Collab.Web.Api;

/// <summary>A setting that is a whole number within bounds.</summary>
internal static class NumberSetting
{
    /// <summary>The number, or <paramref name="unset"/> where there is none or a wrong one, which goes to <paramref name="faults"/>.</summary>
    public static int Read(IConfiguration configuration, string key, string unit, int unset, int least, int most, ICollection<string> faults)
    {
        var text = configuration[key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return unset;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        faults.Add(string.Create(CultureInfo.InvariantCulture, $"{key} must be a number of {unit} from {least} to {most}; it is '{text}'."));
        return unset;
    }
}
