using System.Globalization;
using System.Net.Mail;
using Microsoft.Extensions.Configuration;

namespace Collab.Messaging.Mails;

/// <summary>The section <c>Collab:Smtp</c>: the mail server that reminders go through. Without a host no mail is sent.</summary>
public sealed record SmtpOptions
{
    public const string HostKey = "Collab:Smtp:Host";
    public const string PortKey = "Collab:Smtp:Port";
    public const string FromKey = "Collab:Smtp:From";
    public const string UserKey = "Collab:Smtp:User";
    public const string PasswordKey = "Collab:Smtp:Password";
    public const string StartTlsKey = "Collab:Smtp:StartTls";

    private static readonly string[] Others = [PortKey, FromKey, UserKey, PasswordKey, StartTlsKey];

    public required string Host { get; init; }

    /// <summary>587, the port of submission, unless set.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Whom the mail is from.</summary>
    public required MailAddress Sender { get; init; }

    /// <summary>The name to sign in with, or null where the server asks for none.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Must the connection be encrypted (STARTTLS)? A server that can't gets no mail then.</summary>
    public bool StartTls { get; init; } = true;

    /// <summary>How long an attempt for all recipients may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The options, or null without a host; what is wrong goes to <paramref name="faults"/>, each naming its key and what is wanted.</summary>
    public static SmtpOptions? From(IConfiguration configuration, ICollection<string> faults)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(faults);
        if (configuration[HostKey] is not { Length: > 0 } host)
        {
            foreach (var key in Others.Where(key => configuration[key] is { Length: > 0 }))
            {
                faults.Add($"{key} is set and {HostKey} isn't; name the mail server, or remove both.");
            }

            return null;
        }

        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            faults.Add($"{HostKey} must be the name of a mail server, such as mail.example.org; it is '{host}'.");
        }

        return ReadFrom(configuration, faults) is { } from ? Read(configuration, host, from, faults) : null;
    }

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{Host}:{Port.ToString(CultureInfo.InvariantCulture)}";

    private static SmtpOptions Read(IConfiguration configuration, string host, MailAddress from, ICollection<string> faults)
    {
        var options = new SmtpOptions
        {
            Host = host,
            Sender = from,
            Port = ReadPort(configuration, faults),
            User = configuration[UserKey] is { Length: > 0 } user ? user : null,
            Password = configuration[PasswordKey] is { Length: > 0 } password ? password : null,
            StartTls = ReadStartTls(configuration, faults),
        };
        if (options.User is null != options.Password is null)
        {
            faults.Add($"{UserKey} and {PasswordKey} belong together; set both, or neither.");
        }
        else if (options is { User: not null, StartTls: false } && !IsThisMachine(host))
        {
            faults.Add($"{StartTlsKey} may not be false where {PasswordKey} is set: the password would go over the network for all to read.");
        }

        return options;
    }

    private static MailAddress? ReadFrom(IConfiguration configuration, ICollection<string> faults)
    {
        if (MailAddress.TryCreate(configuration[FromKey], out var from))
        {
            return from;
        }

        faults.Add($"{FromKey} must be set beside {HostKey}: the address that mail is from, such as collab@example.org.");
        return null;
    }

    private static int ReadPort(IConfiguration configuration, ICollection<string> faults)
    {
        var text = configuration[PortKey];
        if (string.IsNullOrWhiteSpace(text))
        {
            return 587;
        }

        if (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0)
        {
            return port;
        }

        faults.Add($"{PortKey} must be a port from 1 to 65535; it is '{text}'.");
        return 587;
    }

    private static bool ReadStartTls(IConfiguration configuration, ICollection<string> faults)
    {
        var text = configuration[StartTlsKey];
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        if (bool.TryParse(text, out var flag))
        {
            return flag;
        }

        faults.Add($"{StartTlsKey} must be true or false; it is '{text}'.");
        return true;
    }

    private static bool IsThisMachine(string host) =>
        host == "localhost" || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));
}
