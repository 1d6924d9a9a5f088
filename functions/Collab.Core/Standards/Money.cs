using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Collab.Core.Standards;

/// <summary>Amounts of money as decimal strings with the currency's own number of digits behind the point, never binary floating point.</summary>
public static class Money
{
    /// <summary>The largest amount has this many digits before the point.</summary>
    private const int MostDigits = 15;

    /// <summary>
    /// Takes a positive amount such as <c>1200</c> or <c>1200.5</c> and gives it with all digits of the currency, <c>1200.50</c>; false says
    /// why in <paramref name="fault"/>.
    /// </summary>
    public static bool TryNormalise(
        string text, Currency currency, [NotNullWhen(true)] out string? amount, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(currency);
        amount = null;
        fault = null;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var part = point < 0 ? string.Empty : text[(point + 1)..];
        if (!IsDigits(whole) || (point >= 0 && !IsDigits(part)))
        {
            fault = "An amount is written in digits with a point before the decimals, without separators or a sign, such as 1200.50.";
        }
        else if (part.TrimEnd('0').Length > currency.MinorUnits)
        {
            fault = $"{currency.Code} has {currency.MinorUnits} digits behind the point; there are {part.Length}.";
        }
        else if (whole.TrimStart('0').Length > MostDigits)
        {
            fault = $"At most {MostDigits} digits before the point are taken.";
        }
        else
        {
            var value = decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            fault = value > 0 ? null : "An amount is more than zero.";
            amount = value > 0 ? Write(value, currency.MinorUnits) : null;
        }

        return amount is not null;
    }

    /// <summary>The amount in the currency's smallest unit, such as cents.</summary>
    public static Int128 InMinorUnits(string amount)
    {
        ArgumentNullException.ThrowIfNull(amount);
        return Int128.Parse(amount.Replace(".", string.Empty, StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>The amount of so many of the currency's smallest unit.</summary>
    public static string OfMinorUnits(Int128 units, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(currency);
        var digits = Int128.Abs(units).ToString(CultureInfo.InvariantCulture).PadLeft(currency.MinorUnits + 1, '0');
        var sign = units < 0 ? "-" : string.Empty;
        return currency.MinorUnits == 0 ? sign + digits : $"{sign}{digits[..^currency.MinorUnits]}.{digits[^currency.MinorUnits..]}";
    }

    private static string Write(decimal value, int digits) =>
        value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static bool IsDigits(string text) => text.Length is > 0 and <= 40 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
