using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Collab.Web.Api;

/// <summary>The section <c>Collab:Limits</c> of the configuration: how much one request may carry.</summary>
public sealed class ApiOptions
{
    /// <summary>The key of <see cref="RecordBytes"/>.</summary>
    public const string RecordBytesKey = "Collab:Limits:RecordBytes";

    /// <summary>The key of <see cref="UploadBytes"/>.</summary>
    public const string UploadBytesKey = "Collab:Limits:UploadBytes";

    /// <summary>Bytes of one record's JSON; 1 MiB unless set.</summary>
    public int RecordBytes { get; private set; } = 1024 * 1024;

    /// <summary>Bytes of one upload, and the most that the server takes of any request; 100 MiB unless set.</summary>
    public int UploadBytes { get; private set; } = 100 * 1024 * 1024;

    /// <summary>The options as configured; what is wrong with them goes to <paramref name="faults"/>, each naming its key and what is wanted.</summary>
    public static ApiOptions From(IConfiguration configuration, ICollection<string> faults)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(faults);
        var options = new ApiOptions();
        options.RecordBytes = Bytes(configuration, RecordBytesKey, options.RecordBytes, 1024, 1024 * 1024, faults);
        options.UploadBytes = Bytes(configuration, UploadBytesKey, options.UploadBytes, options.RecordBytes, int.MaxValue, faults);
        return options;
    }

    private static int Bytes(IConfiguration configuration, string key, int unset, int least, int most, ICollection<string> faults)
    {
        var text = configuration[key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return unset;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes >= least && bytes <= most)
        {
            return bytes;
        }

        faults.Add(string.Create(CultureInfo.InvariantCulture, $"{key} must be a number of bytes from {least} to {most}; it is '{text}'."));
        return unset;
    }
}
