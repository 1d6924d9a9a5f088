using System.Net.Sockets;
using Collab.Core.Store;
using Microsoft.AspNetCore.Connections;

namespace Collab.Functions.Start;

/// <summary>Puts what can go wrong at a start into one sentence with its remedy.</summary>
internal static class StartFailure
{
    /// <summary>The sentence for the operator, or null for a fault of the program, which wants its stack trace.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        StoreSetupException or SettingsException => failure.Message,
        StoreUnavailableException => $"The storage can't be reached ({failure.Message.TrimEnd('.')}); check that it runs, and the setting AzureWebJobsStorage.",
        // .NET's own settings files: the outer message names the file, the innermost the place.
        InvalidDataException { InnerException: FormatException } => $"{failure.Message} {failure.GetBaseException().Message}",
        InvalidDataException => failure.Message,
        IOException { InnerException: AddressInUseException } =>
            $"{failure.Message.TrimEnd('.')}; stop the program that listens there, or choose another address with --urls http://127.0.0.1:<port>.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "This user may not listen at that address; choose a port above 1023 with --urls http://127.0.0.1:<port>.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            "This machine has no such address to listen at; choose another with --urls http://127.0.0.1:<port>.",
        FormatException when failure.Message.Contains("url", StringComparison.OrdinalIgnoreCase) =>
            $"{failure.Message.TrimEnd('.')}; give an address such as --urls http://127.0.0.1:7071.",
        UnauthorizedAccessException => $"{failure.Message.TrimEnd('.')}; give this user the right, or choose another folder with Collab:DataFolder.",
        AggregateException { InnerException: { } inner } => Explain(inner),
        _ => null,
    };
}
