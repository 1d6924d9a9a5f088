using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Results;
using Collab.Core.Writing;

namespace Collab.Web.Api.Requests;

/// <summary>A PUT's, PATCH's or DELETE's content, parsed: who sent what, for which version. A DELETE has no JSON.</summary>
internal readonly record struct Changed(Caller Caller, JsonElement Json, Expectation Expectation, WriteOrigin Origin);
