using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Security.Authentication;
using System.Text;
using Collab.Core.Events.Sending;

namespace Collab.Messaging.Mails;

/// <summary>
/// Sends mail through the configured server, to each recipient by itself: a server that refuses one of them must not keep the others from
/// getting it, and nobody sees who else does. Of what the server says only the code is kept, because its sentences quote addresses.
/// </summary>
public sealed class SmtpMailer(SmtpOptions? options, TimeProvider clock) : IMailer
{
    public bool IsOn => options is not null;

    /// <summary>
    /// One attempt for all recipients. Who was refused for good, while another took it, is not tried again: everybody else would get the mail
    /// once more each time. Who was refused for now is.
    /// </summary>
    /// <exception cref="InvalidOperationException">No mail server is configured.</exception>
    public async Task<DeliveryAnswer> SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var server = options ?? throw new InvalidOperationException($"{SmtpOptions.HostKey} isn't set.");
        using var limit = new CancellationTokenSource(server.TimeLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var refused = new List<SmtpStatusCode>();
        try
        {
            foreach (var address in mail.To)
            {
                await SendAsync(server, mail, address, refused, either.Token);
            }
        }
        catch (Exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new DeliveryAnswer.Failed(DeliveryFaults.Timeout);
        }
        catch (SmtpException fault) when (!cancellationToken.IsCancellationRequested)
        {
            return new DeliveryAnswer.Failed(WordOf(fault));
        }

        return refused.Count == mail.To.Count || refused.Any(IsForNow)
            ? new DeliveryAnswer.Failed(Word(refused.OrderBy(code => !IsForNow(code)).First()))
            : new DeliveryAnswer.Taken();
    }

    private static async Task SendAsync(SmtpOptions server, Mail mail, string address, List<SmtpStatusCode> refused, CancellationToken cancellationToken)
    {
        if (!MailAddress.TryCreate(address, out var to))
        {
            refused.Add(SmtpStatusCode.MailboxNameNotAllowed);
            return;
        }

        using var message = MessageOf(mail, server.Sender, to);
        using var client = ClientOf(server, to);
        try
        {
            await client.SendMailAsync(message, cancellationToken);
        }
        catch (SmtpException fault) when (fault.StatusCode != SmtpStatusCode.GeneralFailure && !cancellationToken.IsCancellationRequested)
        {
            refused.Add(fault.StatusCode);
        }
    }

    private static bool IsForNow(SmtpStatusCode code) => (int)code is >= 400 and < 500;

    private static SmtpClient ClientOf(SmtpOptions server, MailAddress to) => new(server.Host, server.Port)
    {
        EnableSsl = server.StartTls,
        Credentials = server.User is null ? null : new NetworkCredential(server.User, server.Password),
        // Names before the @ with other letters need a server that knows them; all others need none.
        DeliveryFormat = Ascii.IsValid(to.User) ? SmtpDeliveryFormat.SevenBit : SmtpDeliveryFormat.International,
    };

    private static MailMessage MessageOf(Mail mail, MailAddress from, MailAddress to)
    {
        var message = new MailMessage(from, to)
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{mail.Id}@{from.Host}>");
        // RFC 3834: so that nobody's absence notice answers.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static string WordOf(SmtpException fault) => fault switch
    {
        { InnerException: AuthenticationException } => DeliveryFaults.Tls,
        // Without a fault of the connection: the server offers no STARTTLS.
        { InnerException: null } => DeliveryFaults.Tls,
        _ => DeliveryFaults.NoConnection,
    };

    private static string Word(SmtpStatusCode code) => code switch
    {
        SmtpStatusCode.MustIssueStartTlsFirst => DeliveryFaults.MailSignIn,
        (SmtpStatusCode)535 => DeliveryFaults.MailSignIn,
        _ => ((int)code).ToString(CultureInfo.InvariantCulture),
    };
}
