using System.Globalization;
using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.Json;

/// <summary>Codes of the code lists.</summary>
public static class CodeRules
{
    /// <summary>The value of a code, or null with a fault that lists what is taken.</summary>
    public static TEnum? Check<TEnum>(string code, string pointer, Faults faults)
        where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (Codes<TEnum>.TryParse(code, out var value))
        {
            return value;
        }

        faults.Rule(pointer, "unknown-code", $"This is none of: {string.Join(", ", Codes<TEnum>.All)}.");
        return null;
    }

    /// <summary>An ISO 3166-1 alpha-2 code of a known country, or null with a fault.</summary>
    public static string? Country(string code, string pointer, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (Countries.Find(code) is { } country)
        {
            return country.Alpha2;
        }

        faults.Rule(pointer, "unknown-country", "This isn't an ISO 3166-1 alpha-2 country code in capitals, such as MN or NP.");
        return null;
    }

    /// <summary>A currency of ISO 4217, or null with a fault.</summary>
    public static Currency? Currency(string code, string pointer, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var currency = Currencies.Find(code);
        if (currency is null)
        {
            faults.Rule(pointer, "unknown-currency", "This isn't an ISO 4217 currency code in capitals, such as MNT, NPR or USD.");
        }

        return currency;
    }

    /// <summary>A detailed field of ISCED-F 2013, or null with a fault.</summary>
    public static string? Field(string code, string pointer, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (IscedField.IsKnown(code))
        {
            return code;
        }

        faults.Rule(pointer, "unknown-field-of-education", "This isn't a four-digit field of ISCED-F 2013, such as 0912 for medicine.");
        return null;
    }
}

/// <summary>Calendar dates.</summary>
public static class DateRules
{
    public static DateOnly? Check(string text, string pointer, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (IsoDate.TryParse(text, out var date))
        {
            return date;
        }

        faults.Rule(pointer, "date", "This isn't a calendar date like 2026-03-31 (1900 to 2999).");
        return null;
    }

    /// <summary>Notes a fault when both dates are there and the end is before the start.</summary>
    public static void Order(DateOnly? start, DateOnly? end, string startName, string pointer, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (start > end)
        {
            faults.Rule(pointer, "before-start", $"This date is before {startName} ({IsoDate.Of(start.Value)}).");
        }
    }
}

/// <summary>Numbers within bounds.</summary>
public static class NumberRules
{
    public static decimal? Check(decimal number, string pointer, decimal least, decimal most, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (number >= least && number <= most)
        {
            return number;
        }

        faults.Rule(pointer, "range", string.Create(CultureInfo.InvariantCulture, $"This number must be from {least} to {most}."));
        return null;
    }
}
