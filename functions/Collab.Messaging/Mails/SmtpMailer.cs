using System.Net;
using System.Net.Mail;
using System.Security.Authentication;
using System.Text;
using Collab.Core.Events.Sending;

namespace Collab.Messaging.Mails;

/// <summary>
/// Sends mail through the configured server, over a connection of its own for each. Of what the server says only the code is kept, because
/// its sentences quote addresses.
/// </summary>
public sealed class SmtpMailer(SmtpOptions? options, TimeProvider clock) : IMailer
{
    public bool IsOn => options is not null;

    /// <exception cref="InvalidOperationException">No mail server is configured.</exception>
    public async Task<DeliveryAnswer> SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var server = options ?? throw new InvalidOperationException($"{SmtpOptions.HostKey} isn't set.");
        using var limit = new CancellationTokenSource(server.TimeLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var message = MessageOf(mail, server.Sender);
        using var client = ClientOf(server, message);
        try
        {
            await client.SendMailAsync(message, either.Token);
            return new DeliveryAnswer.Taken();
        }
        catch (Exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new DeliveryAnswer.Failed(DeliveryFaults.Timeout);
        }
        catch (SmtpFailedRecipientException fault)
        {
            return OfRecipients(fault, message.To.Count);
        }
        catch (SmtpException fault) when (!cancellationToken.IsCancellationRequested)
        {
            return new DeliveryAnswer.Failed(WordOf(fault));
        }
    }

    private static SmtpClient ClientOf(SmtpOptions server, MailMessage message) => new(server.Host, server.Port)
    {
        EnableSsl = server.StartTls,
        Credentials = server.User is null ? null : new NetworkCredential(server.User, server.Password),
        // Names before the @ with other letters need a server that knows them; all others get plain headers.
        DeliveryFormat = message.To.All(to => Ascii.IsValid(to.User)) ? SmtpDeliveryFormat.SevenBit : SmtpDeliveryFormat.International,
    };

    private static MailMessage MessageOf(Mail mail, MailAddress from)
    {
        var message = new MailMessage
        {
            From = from,
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
        };
        foreach (var address in mail.To)
        {
            message.To.Add(new MailAddress(address));
        }

        message.Headers.Add("Message-ID", $"<{mail.Id}@{from.Host}>");
        // RFC 3834: so that nobody's absence notice answers.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>
    /// The server took it for some and not for others. Who was refused for good is not tried again, because all others would get the mail
    /// once more each time; who was refused for now is.
    /// </summary>
    private static DeliveryAnswer OfRecipients(SmtpFailedRecipientException fault, int recipients)
    {
        var failed = fault is SmtpFailedRecipientsException { InnerExceptions: { Length: > 0 } several } ? several : [fault];
        var forNow = failed.Any(f => (int)f.StatusCode is >= 400 and < 500);
        return failed.Length < recipients && !forNow ? new DeliveryAnswer.Taken() : new DeliveryAnswer.Failed(DeliveryFaults.MailRefused);
    }

    private static string WordOf(SmtpException fault) => fault switch
    {
        { InnerException: AuthenticationException } or { StatusCode: SmtpStatusCode.MustIssueStartTlsFirst } => DeliveryFaults.Tls,
        { StatusCode: SmtpStatusCode.ClientNotPermitted } or { StatusCode: (SmtpStatusCode)535 } => DeliveryFaults.MailSignIn,
        { StatusCode: SmtpStatusCode.GeneralFailure } => DeliveryFaults.NoConnection,
        _ => ((int)fault.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
