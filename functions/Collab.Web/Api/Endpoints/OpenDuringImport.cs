namespace Collab.Web.Api.Endpoints;

/// <summary>Marks an endpoint that answers while an import is unfinished.</summary>
internal sealed class OpenDuringImport
{
    private OpenDuringImport()
    {
    }

    public static OpenDuringImport Mark { get; } = new();
}
