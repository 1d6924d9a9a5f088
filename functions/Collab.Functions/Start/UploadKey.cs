using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Collab.Functions.Start;

/// <summary>
/// What upload addresses of our own are signed with: derived from the setting <c>Collab:UploadKey</c>, or from a secret made at the first local
/// start and kept in a file. In Azure without the setting there is none; the store's own addresses are signed with the store's keys.
/// </summary>
internal static class UploadKey
{
    public const string Key = "Collab:UploadKey";

    private const int LeastCharacters = 32;
    private const string FileName = "upload-key";

    /// <exception cref="SettingsException">The setting or the file is too short to be a secret.</exception>
    public static byte[]? Load(IConfiguration configuration, string dataFolder)
    {
        if (configuration[Key] is { Length: > 0 } configured)
        {
            return Derive(configured, $"{Key} must have at least {LeastCharacters} characters.");
        }

        if (AdminToken.IsInAzure(configuration))
        {
            return null;
        }

        var path = Path.Combine(dataFolder, FileName);
        return Derive(KeptSecret.Read(path) ?? KeptSecret.Make(path), $"{path} holds no key; delete it to have a new one made, or set {Key}.");
    }

    private static byte[] Derive(string secret, string fault) => secret.Length >= LeastCharacters
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), SHA256.HashSizeInBytes, info: "collab upload addresses"u8.ToArray())
        : throw new SettingsException(fault);
}
