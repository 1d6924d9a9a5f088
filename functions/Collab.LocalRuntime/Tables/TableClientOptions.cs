using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Retries, transport and diagnostics of a client, as <see cref="ClientOptions"/> has them, and the version it speaks.</summary>
public class TableClientOptions : ClientOptions
{
    /// <summary>Options for <paramref name="serviceVersion"/>.</summary>
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06)
    {
        Version = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion), serviceVersion, "No such version of the Table service."),
        };
    }

    /// <summary>The value of <c>x-ms-version</c>.</summary>
    internal string Version { get; }

#pragma warning disable CA1707, CA1034, CA1008 // The genuine names, and the genuine nesting.
    /// <summary>The versions of the Table service's protocol.</summary>
    public enum ServiceVersion
    {
        /// <summary>2019-02-02.</summary>
        V2019_02_02 = 1,

        /// <summary>2020-12-06.</summary>
        V2020_12_06 = 2,
    }
#pragma warning restore CA1707, CA1034, CA1008
}
