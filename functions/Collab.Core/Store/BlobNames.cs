using System.Text;

namespace Collab.Core.Store;

/// <summary>What a blob may be called, in every adapter: what both Blob Storage and a file system take.</summary>
public static class BlobNames
{
    /// <summary>Characters of a name, slashes included (Blob Storage's limit).</summary>
    public const int CharactersPerName = 1024;

    /// <summary>UTF-8 bytes of one part between slashes (a file system's 255, with room for an ending of our own).</summary>
    public const int BytesPerPart = 240;

    /// <summary>Bytes of a blob's metadata, names and values (Blob Storage's limit).</summary>
    public const int BytesOfMetadata = 8 * 1024;

    /// <summary>Checks a container's and a blob's name.</summary>
    /// <exception cref="StoreLimitException">The message says what is wrong with the name.</exception>
    public static void Check(string container, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        CheckContainer(container);
        if (name.Length is 0 or > CharactersPerName)
        {
            throw new StoreLimitException($"A blob's name has 1 to {CharactersPerName} characters; this one has {name.Length}.");
        }

        foreach (var part in name.Split('/'))
        {
            CheckPart(part);
        }
    }

    /// <summary>What is wrong with the names, in a sentence; null when nothing is.</summary>
    public static string? FaultOf(string container, string name)
    {
        try
        {
            Check(container, name);
            return null;
        }
        catch (StoreLimitException fault)
        {
            return fault.Message;
        }
    }

    /// <summary>Checks a container's name: 3–63 lower-case letters, digits and hyphens.</summary>
    /// <exception cref="StoreLimitException">It is something else.</exception>
    public static void CheckContainer(string container)
    {
        ArgumentNullException.ThrowIfNull(container);
        if (container.Length is < 3 or > 63 || !container.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            throw new StoreLimitException($"'{container}' can't name a container.");
        }
    }

    /// <summary>
    /// Checks metadata, which Blob Storage keeps in headers: names of lower-case letters, digits and underscores, values of printable
    /// ASCII, 8 KiB in all.
    /// </summary>
    /// <exception cref="StoreLimitException">They are something else.</exception>
    public static void CheckMetadata(IReadOnlyDictionary<string, string>? metadata)
    {
        foreach (var (name, value) in metadata ?? new Dictionary<string, string>())
        {
            if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            {
                throw new StoreLimitException($"'{name}' can't name a metadata value.");
            }

            if (value.Length == 0 || value.Any(c => c is < ' ' or > '~') || value[0] == ' ' || value[^1] == ' ')
            {
                throw new StoreLimitException($"The metadata value '{name}' must be printable ASCII without blanks at its ends.");
            }
        }

        if (metadata?.Sum(pair => pair.Key.Length + pair.Value.Length) > BytesOfMetadata)
        {
            throw new StoreLimitException($"A blob's metadata may have {BytesOfMetadata} bytes.");
        }
    }

    private static void CheckPart(string part)
    {
        if (part is "" or "." or "..")
        {
            throw new StoreLimitException("A part of a blob's name may not be empty, '.' or '..'.");
        }

        if (part.Any(c => char.IsControl(c) || c == '\\'))
        {
            throw new StoreLimitException("A blob's name may not have control characters or backslashes.");
        }

        // Blob Storage drops a dot at the end of a part, and so would make another name of it.
        if (part.EndsWith('.'))
        {
            throw new StoreLimitException("A part of a blob's name may not end with a dot.");
        }

        if (Encoding.UTF8.GetByteCount(part) > BytesPerPart)
        {
            throw new StoreLimitException($"A part of a blob's name may have {BytesPerPart} bytes in UTF-8.");
        }
    }
}
