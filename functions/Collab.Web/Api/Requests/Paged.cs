using Collab.Core.Access;

namespace Collab.Web.Api.Requests;

/// <summary>A list's request, read: who asks, for what, and for which page of it.</summary>
internal readonly record struct Paged<TFilter>(Caller Caller, TFilter Filter, PageWanted Page)
{
    public int Limit => Page.Limit;

    /// <summary>The position behind which the page begins; null for the first page.</summary>
    public string? After => Page.After;

    /// <summary>The position in a list that is in order of ids.</summary>
    public Guid? AfterId => Page.AfterId;
}
