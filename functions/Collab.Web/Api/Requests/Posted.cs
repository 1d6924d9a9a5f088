using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Writing;

namespace Collab.Web.Api.Requests;

/// <summary>A POST's content, parsed: who sent what, and the mark by which a repetition is known.</summary>
internal readonly record struct Posted(Caller Caller, JsonElement Json, RequestMark? Mark, WriteOrigin Origin);
