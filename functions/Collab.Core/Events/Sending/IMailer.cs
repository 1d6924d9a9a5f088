namespace Collab.Core.Events.Sending;

/// <summary>Sends mail.</summary>
public interface IMailer
{
    /// <summary>Is a mail server configured? Where none is, no mail is written.</summary>
    bool IsOn { get; }

    /// <summary>Makes one attempt.</summary>
    Task<DeliveryAnswer> SendAsync(Mail mail, CancellationToken cancellationToken);
}
