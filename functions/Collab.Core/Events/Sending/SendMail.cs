namespace Collab.Core.Events.Sending;

/// <summary>Tells an event to the contacts of the home institution that it concerns.</summary>
public sealed class SendMail(IMailer mailer, WriteMail write)
{
    public bool IsOn => mailer.IsOn;

    /// <summary>One attempt. Where there is nobody to write to, or nothing to say any more, it is done.</summary>
    public async Task<DeliveryAnswer> RunAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return await write.RunAsync(delivery.Event, cancellationToken) is { } mail
            ? await mailer.SendAsync(mail, cancellationToken)
            : new DeliveryAnswer.Taken();
    }
}
