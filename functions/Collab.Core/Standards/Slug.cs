namespace Collab.Core.Standards;

/// <summary>An institution's id: <c>[a-z0-9][a-z0-9-]{1,62}</c>, chosen by the caller, never changed.</summary>
public static class Slug
{
    public static bool IsValid(string? text)
    {
        if (text is not { Length: >= 2 and <= 63 } || text[0] == '-')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }
}
