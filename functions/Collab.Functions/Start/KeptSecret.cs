using System.Security.Cryptography;

namespace Collab.Functions.Start;

/// <summary>Secrets that were made here and are kept in files of their own, which only their owner reads.</summary>
internal static class KeptSecret
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>43 characters of 62 carry 256 bits.</summary>
    private const int MadeCharacters = 43;

    /// <summary>The secret in the file, or null when there is no such file.</summary>
    public static string? Read(string path) => File.Exists(path) ? File.ReadAllText(path).Trim() : null;

    /// <summary>Makes a secret and keeps it in the file, which must not be there.</summary>
    public static string Make(string path, string prefix = "")
    {
        var secret = prefix + RandomNumberGenerator.GetString(Alphabet, MadeCharacters);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // Written beside and renamed: a crash leaves the whole secret or none.
        var partial = path + ".partial";
        File.Delete(partial);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(partial, options))
        {
            writer.WriteLine(secret);
        }

        File.Move(partial, path);
        return secret;
    }
}
