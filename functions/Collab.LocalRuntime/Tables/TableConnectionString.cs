namespace Azure.Data.Tables;

/// <summary>A storage connection string, as far as it concerns tables: where, and as whom.</summary>
/// <remarks>"Configure Azure Storage connection strings", Azure documentation.</remarks>
internal sealed record TableConnectionString(Uri Endpoint, string? AccountName, TableSharedKeyCredential? SharedKey, string? Sas)
{
    // The emulator's account and key are the same everywhere and published by Microsoft.
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="FormatException">It isn't one; the message says what is wrong and never repeats a secret.</exception>
    public static TableConnectionString Parse(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var settings = ReadSettings(text);
        if (settings.TryGetValue("UseDevelopmentStorage", out var emulator))
        {
            return emulator.Equals("true", StringComparison.OrdinalIgnoreCase)
                ? Emulator(settings.GetValueOrDefault("DevelopmentStorageProxyUri"))
                : throw new FormatException("The storage connection string says UseDevelopmentStorage, which can only be 'true'.");
        }

        var account = settings.GetValueOrDefault("AccountName");
        var endpoint = settings.TryGetValue("TableEndpoint", out var custom) ? ReadEndpoint(custom) : DefaultEndpoint(account, settings);
        if (settings.TryGetValue("SharedAccessSignature", out var sas))
        {
            return new(endpoint, account ?? TableAddress.AccountOf(endpoint), null, sas);
        }

        if (account is not null && settings.TryGetValue("AccountKey", out var key))
        {
            return new(endpoint, account, ReadKey(account, key), null);
        }

        // An endpoint may bring its signature along: https://account.table.core.windows.net/?sv=...
        return endpoint.Query.Length > 1
            ? new(new Uri(endpoint.GetLeftPart(UriPartial.Path)), account ?? TableAddress.AccountOf(endpoint), null, endpoint.Query)
            : throw new FormatException("The storage connection string has neither AccountName with AccountKey nor SharedAccessSignature.");
    }

    private static TableConnectionString Emulator(string? proxy)
    {
        var host = proxy is null ? new Uri("http://127.0.0.1") : ReadEndpoint(proxy);
        var endpoint = new UriBuilder(host.Scheme, host.Host, 10002, EmulatorAccount).Uri;
        return new(endpoint, EmulatorAccount, new TableSharedKeyCredential(EmulatorAccount, EmulatorKey), null);
    }

    private static Dictionary<string, string> ReadSettings(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new FormatException("The storage connection string has a part that isn't 'Name=Value'; parts are separated by ';'.");
            }

            settings[part[..equals].TrimEnd()] = part[(equals + 1)..].TrimStart();
        }

        return settings;
    }

    private static Uri DefaultEndpoint(string? account, Dictionary<string, string> settings)
    {
        if (account is null)
        {
            throw new FormatException("The storage connection string has neither AccountName nor TableEndpoint.");
        }

        var scheme = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return ReadEndpoint($"{scheme}://{account}.table.{suffix}");
    }

    private static Uri ReadEndpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
            ? endpoint
            : throw new FormatException("The storage connection string has an endpoint that isn't an http or https address.");

    private static TableSharedKeyCredential ReadKey(string account, string key)
    {
        try
        {
            return new(account, key);
        }
        catch (FormatException error)
        {
            throw new FormatException("The storage connection string's AccountKey isn't Base64.", error);
        }
    }
}
