using System.Text.Json.Nodes;

namespace Collab.Faults.Checking;

/// <summary>A record as it was found, over HTTP or in the store.</summary>
/// <param name="Kind">The name of its list.</param>
/// <param name="Id">Its id.</param>
/// <param name="Parent">The id of the collaboration that it hangs on; null for what hangs on none.</param>
/// <param name="Body">Its JSON.</param>
internal sealed record Seen(string Kind, string Id, string? Parent, JsonObject Body);
