namespace Collab.Core.Standards;

/// <summary>The check character of ISO 7064 MOD 11-2, as ISNI and ORCID use it over fifteen digits.</summary>
public static class Mod11
{
    /// <summary>True for sixteen characters, the first fifteen digits, whose last is their check character (a digit or <c>X</c>).</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.Length != 16)
        {
            return false;
        }

        var total = 0;
        foreach (var c in text[..15])
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            total = (total + c - '0') * 2;
        }

        var check = (12 - (total % 11)) % 11;
        return text[15] == (check == 10 ? 'X' : (char)('0' + check));
    }
}
