using System.Globalization;

namespace Collab.Core.Tests.Support;

/// <summary>Runs what must not depend on the culture under several that write dates and numbers differently.</summary>
internal static class EveryCulture
{
    private static readonly string[] Names = ["", "en-US", "mn-MN", "ne-NP", "de-DE", "tr-TR", "ar-SA", "th-TH"];

    public static void Run(Action check)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in Names)
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                check();
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
