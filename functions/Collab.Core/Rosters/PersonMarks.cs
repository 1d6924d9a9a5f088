using System.Security.Cryptography;
using System.Text;

namespace Collab.Core.Rosters;

/// <summary>
/// Makes marks of people from their senders' own references, with the key of the setting <c>Collab:PersonKey</c>. A mark covers the sender
/// too, so that the same number at two senders is two people. References differ by case: a sender's system may tell <c>a1</c> from <c>A1</c>.
/// </summary>
public sealed class PersonMarks
{
    public const string Setting = "Collab:PersonKey";

    public const int LeastCharacters = 32;

    private readonly byte[]? key;

    /// <param name="key">At least <see cref="LeastCharacters"/> characters; null where none is set, and then there are no marks.</param>
    public PersonMarks(string? key)
    {
        if (key is { Length: < LeastCharacters })
        {
            throw new ArgumentException($"{Setting} has fewer than {LeastCharacters} characters.", nameof(key));
        }

        this.key = key is null ? null : Encoding.UTF8.GetBytes(key);
    }

    public bool HasKey => key is not null;

    /// <param name="institution">The sender.</param>
    /// <param name="reference">The person's reference, trimmed and in Unicode normal form C; or a mark that was given back.</param>
    public PersonMark Of(string institution, string reference)
    {
        if (PersonMark.TryParse(reference, out var known))
        {
            return known;
        }

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key ?? throw new InvalidOperationException("There is no key to make marks with."), Encoding.UTF8.GetBytes($"{institution}\n{reference}"), hash);
        return PersonMark.Read(hash);
    }
}
