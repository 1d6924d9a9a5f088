using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Collab.LocalRuntime.Hosting.Storage;

/// <summary>Tells apart the apps that share a storage account; the processes of one app have the same.</summary>
internal static class HostId
{
    private const int MaxLength = 32;

    public static string Of(IConfiguration configuration)
    {
        var id = configuration["AzureFunctionsWebHost:hostid"] is { Length: > 0 } set ? set : Assembly.GetEntryAssembly()?.GetName().Name ?? "app";
        var plain = string.Concat(id.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-')).Trim('-');
        return plain.Length <= MaxLength ? plain : plain[..MaxLength].TrimEnd('-');
    }
}
