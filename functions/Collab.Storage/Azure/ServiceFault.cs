using System.Net;
using System.Text.Json;
using System.Xml;
using Azure;
using Azure.Identity;
using Collab.Core.Store;

namespace Collab.Storage.Azure;

/// <summary>The one place that turns what the Azure clients throw into the store's own exceptions.</summary>
internal static class ServiceFault
{
    /// <summary>Whether the clients threw it because the service could not be reached, or did not answer as it should.</summary>
    public static bool IsServiceFault(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        RequestFailedException or AggregateException or AuthenticationFailedException or HttpRequestException or IOException => true,
        _ => IsUnreadable(exception),
    };

    /// <summary>Azure.Storage.Blobs looks into the body of a refusal, and throws these where a front end wrote another than the service writes.</summary>
    public static bool IsUnreadable(Exception exception) => exception is KeyNotFoundException or JsonException or XmlException;

    /// <summary>Whether the request surely was not carried out: no connection came about, or the service said that it is too busy.</summary>
    public static bool IsNotCarriedOut(Exception exception) => exception switch
    {
        AuthenticationFailedException => true,
        RequestFailedException { Status: 0, InnerException: HttpRequestException inner } =>
            inner.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
        RequestFailedException failed => failed.Status == (int)HttpStatusCode.TooManyRequests || failed.ErrorCode == "ServerBusy",
        _ => false,
    };

    /// <summary>The store's exception for a service's fault.</summary>
    /// <param name="exception">What the client threw.</param>
    /// <param name="service">Host and port for the operator; never a whole address, which may be signed.</param>
    /// <param name="writing">Whether the request would have changed something, so that a lost answer matters.</param>
    public static Exception Translate(Exception exception, string service, bool writing)
    {
        if (exception is not RequestFailedException { Status: > 0 } failed)
        {
            return exception is AuthenticationFailedException
                ? new StoreUnavailableException($"No token could be had for the storage service {service}.", mayHaveCommitted: false, exception)
                : new StoreUnavailableException($"The storage service {service} can't be reached.", writing && !IsNotCarriedOut(exception), exception);
        }

        return failed.Status switch
        {
            _ when failed.Status == (int)HttpStatusCode.RequestEntityTooLarge || failed.ErrorCode is "PropertyValueTooLarge" or "EntityTooLarge" => new StoreLimitException($"The storage service {service} takes no value, row or request of this size."),
            (int)HttpStatusCode.BadRequest => new InvalidOperationException(
                $"The storage service {service} does not understand a request ({failed.ErrorCode}); this is a fault of Collab.", failed),
            >= 500 or (int)HttpStatusCode.RequestTimeout => new StoreUnavailableException(
                $"The storage service {service} failed ({failed.Status} {failed.ErrorCode}).", writing && !IsNotCarriedOut(failed), failed),
            _ => new StoreUnavailableException($"The storage service {service} refused a request ({failed.Status} {failed.ErrorCode}).", false, failed),
        };
    }

    /// <summary>While opening, a refused sign-in is the operator's to mend.</summary>
    public static Exception TranslateOpening(Exception exception, string service, string role) => exception switch
    {
        RequestFailedException { Status: 401 or 403 } => new StoreSetupException(
            $"The storage service {service} refuses access; check the key in {StorageAccount.ConnectionKey}, or give the app's identity the role '{role}'.", exception),
        AuthenticationFailedException => new StoreSetupException(
            $"No identity could sign in to the storage service {service}; set a connection string in {StorageAccount.ConnectionKey}, or give the app an identity.", exception),
        _ => Translate(exception, service, writing: false),
    };
}
