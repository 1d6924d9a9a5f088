using Microsoft.Extensions.Configuration;

namespace Collab.Web.Api;

/// <summary>The section <c>Collab:Limits</c> of the configuration: how much one request may carry.</summary>
public sealed class ApiOptions
{
    /// <summary>The key of <see cref="RecordBytes"/>.</summary>
    public const string RecordBytesKey = "Collab:Limits:RecordBytes";

    /// <summary>The key of <see cref="UploadBytes"/>.</summary>
    public const string UploadBytesKey = "Collab:Limits:UploadBytes";

    /// <summary>Bytes of one record's JSON, and of a line of a bulk request; 1 MiB unless set.</summary>
    public int RecordBytes { get; private set; } = 1024 * 1024;

    /// <summary>Bytes of one upload, and the most that the server takes of any request; 100 MiB unless set.</summary>
    public int UploadBytes { get; private set; } = 100 * 1024 * 1024;

    /// <summary>The options as configured; what is wrong with them goes to <paramref name="faults"/>, each naming its key and what is wanted.</summary>
    public static ApiOptions From(IConfiguration configuration, ICollection<string> faults)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(faults);
        var options = new ApiOptions();
        options.RecordBytes = NumberSetting.Read(configuration, RecordBytesKey, "bytes", options.RecordBytes, 1024, 1024 * 1024, faults);
        options.UploadBytes = NumberSetting.Read(configuration, UploadBytesKey, "bytes", options.UploadBytes, options.RecordBytes, int.MaxValue, faults);
        return options;
    }
}
