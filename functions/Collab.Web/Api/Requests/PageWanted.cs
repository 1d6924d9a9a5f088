using Collab.Core.Standards;

namespace Collab.Web.Api.Requests;

/// <summary>Which page of which list: at most <paramref name="Limit"/> records behind the position <paramref name="After"/> (null for the first page).</summary>
internal sealed record PageWanted(string List, int Limit, string? After)
{
    public const int DefaultLimit = 50;
    public const int MostLimit = 500;

    /// <summary>The position in a list that is in order of ids.</summary>
    public Guid? AfterId => After is not null && RecordId.TryParse(After, out var id) ? id : null;
}
