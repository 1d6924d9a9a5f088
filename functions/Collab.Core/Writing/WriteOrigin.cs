namespace Collab.Core.Writing;

/// <summary>Who makes a change and by what: kept in every history entry.</summary>
/// <param name="By">The client's name, or <c>timer</c>; never a person's.</param>
/// <param name="Via"><c>request</c>, <c>document</c> or <c>timer</c>.</param>
/// <param name="Source">The request's trace id, the document's id or the timer's name.</param>
public sealed record WriteOrigin(string By, string Via, string Source);
