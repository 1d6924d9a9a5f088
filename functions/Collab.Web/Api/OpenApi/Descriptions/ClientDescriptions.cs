using Collab.Core.Access;
using Collab.Web.Api.OpenApi.Schemas;
using Collab.Web.Api.Problems;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>Describes <c>/clients</c>.</summary>
internal static class ClientDescriptions
{
    private static Problem Contended { get; } = ProblemSamples.Conflict("client-contended", "Others keep changing this client; try again.");

    public static void List(OperationDescription operation) => operation
        .Named("listClients", Tags.Clients, "Lists clients, newest first")
        .GivesPage<Client>("A page of the list.", Example.Of("client"))
        .Refuses(ProblemSamples.NotFound);

    public static void Make(OperationDescription operation) => operation
        .Named("makeClient", Tags.Clients, "Makes a client with its first key")
        .Says("The key is in the answer and never seen again, so this takes no `Idempotency-Key`.")
        .Takes<ClientRequest>("The client.", Example.Of("client-input"))
        .Creates<ClientWithKey>("The client and its key.", Example.Of("client-with-key"))
        .Refuses(ProblemSamples.NotFound);

    public static void Get(OperationDescription operation) => operation
        .Named("getClient", Tags.Clients, "Reads a client")
        .Takes(p => p.PathId("id", "The client's id."))
        .Gives<Client>("The client.", Example.Of("client"));

    public static void Remove(OperationDescription operation) => operation
        .Named("removeClient", Tags.Clients, "Removes a client and all its keys")
        .Says("Other instances of the app may know a key for a minute more.")
        .Takes(p => p.PathId("id", "The client's id."))
        .Deletes("It can't sign in any more.")
        .Refuses(Contended);

    public static void Rotate(OperationDescription operation) => operation
        .Named("rotateKey", Tags.Clients, "Gives a client a new key")
        .Says("The keys before it work on for an overlap. The key is in the answer and never seen again.")
        .Takes(p => p.PathId("id", "The client's id."))
        .Takes<RotationRequest>("The overlap; {} for the usual one.", Example.Of("rotation-input"))
        .Changes<ClientWithKey>("The client and its new key.", Example.Of("client-with-key"))
        .Refuses(
            Contended,
            ProblemSamples.Conflict("client-expired", "The client has expired; make a new one."),
            ProblemSamples.Conflict("too-many-keys", "8 keys of this client work still; wait until one ends, or rotate with overlapHours 0."));
}
