using Microsoft.Extensions.Configuration;

namespace Collab.Web.Api;

/// <summary>The part of section <c>Collab:Limits</c> that says how often a client may ask, and how much is done at once.</summary>
public sealed class LimitOptions
{
    /// <summary>The key of <see cref="RequestsPerSecond"/>.</summary>
    public const string RequestsPerSecondKey = "Collab:Limits:RequestsPerSecond";

    /// <summary>The key of <see cref="Burst"/>.</summary>
    public const string BurstKey = "Collab:Limits:Burst";

    /// <summary>The key of <see cref="ConcurrentRequests"/>.</summary>
    public const string ConcurrentRequestsKey = "Collab:Limits:ConcurrentRequests";

    /// <summary>The key of <see cref="TrustForwardedFor"/>.</summary>
    public const string TrustForwardedForKey = "Collab:Limits:TrustForwardedFor";

    private const int MostRequests = 1_000_000;
    private const int MostAtOnce = 10_000;

    /// <summary>Requests a second that a client may keep up, in each process; 2,000 unless set.</summary>
    public int RequestsPerSecond { get; private set; } = 2_000;

    /// <summary>Requests that a client may send at once after a pause; 20,000 unless set.</summary>
    public int Burst { get; private set; } = 20_000;

    /// <summary>Requests that a process works on at once; half as many more wait, and others are turned away. 256 unless set.</summary>
    public int ConcurrentRequests { get; private set; } = 256;

    /// <summary>Is the last address in <c>X-Forwarded-For</c> the caller's? True only behind a front end that adds it; false unless set.</summary>
    public bool TrustForwardedFor { get; private set; }

    /// <summary>The options as configured; what is wrong with them goes to <paramref name="faults"/>, each naming its key and what is wanted.</summary>
    public static LimitOptions From(IConfiguration configuration, ICollection<string> faults)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(faults);
        var options = new LimitOptions();
        options.RequestsPerSecond = NumberSetting.Read(configuration, RequestsPerSecondKey, "requests", options.RequestsPerSecond, 1, MostRequests, faults);
        options.Burst = NumberSetting.Read(configuration, BurstKey, "requests", options.Burst, 1, MostRequests, faults);
        options.ConcurrentRequests = NumberSetting.Read(configuration, ConcurrentRequestsKey, "requests", options.ConcurrentRequests, 1, MostAtOnce, faults);
        options.TrustForwardedFor = ReadFlag(configuration, faults);
        return options;
    }

    private static bool ReadFlag(IConfiguration configuration, ICollection<string> faults)
    {
        var text = configuration[TrustForwardedForKey];
        if (string.IsNullOrWhiteSpace(text) || bool.TryParse(text, out var flag))
        {
            return bool.TryParse(text, out flag) && flag;
        }

        faults.Add($"{TrustForwardedForKey} must be true or false; it is '{text}'.");
        return false;
    }
}
