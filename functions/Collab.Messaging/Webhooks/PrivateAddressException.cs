namespace Collab.Messaging.Webhooks;

/// <summary>A subscriber's name leads only to addresses that webhooks don't go to.</summary>
internal sealed class PrivateAddressException : IOException
{
    public PrivateAddressException()
        : base("The name leads to a private address.")
    {
    }
}
