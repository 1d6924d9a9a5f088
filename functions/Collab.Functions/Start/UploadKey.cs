using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Collab.Functions.Start;

/// <summary>
/// What upload addresses of our own are signed with. Where there is none, there are only the store's own addresses, signed with the store's keys.
/// </summary>
internal static class UploadKey
{
    public const string Setting = "Collab:UploadKey";

    private static readonly KeptKey Key = new(Setting, "upload-key", 32, $"holds no key; delete it to have a new one made, or set {Setting}.");

    /// <exception cref="SettingsException">The setting or the file is too short to be a secret.</exception>
    public static byte[]? Load(IConfiguration configuration, string dataFolder) => Key.Load(configuration, dataFolder) is { } secret
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), SHA256.HashSizeInBytes, info: "collab upload addresses"u8.ToArray())
        : null;
}
