using Azure.Bicep.Types.Az;
using Azure.Bicep.Types.Concrete;

namespace Collab.Infra.Tests.Schema;

/// <summary>Every resource type of Azure with its versions and properties, as Bicep's compiler knows them.</summary>
public static class AzureTypes
{
    private static readonly AzTypeLoader Loader = new();

    private static readonly Dictionary<string, Azure.Bicep.Types.CrossFileTypeReference> Index =
        new(Loader.LoadTypeIndex().Resources, StringComparer.OrdinalIgnoreCase);

    /// <summary>The body of <c>type@version</c>, or null when there is no such thing.</summary>
    public static TypeBase? Body(string source)
    {
        lock (Loader)
        {
            return Index.TryGetValue(source, out var place) ? Loader.LoadResourceType(place).Body.Type : null;
        }
    }
}
