using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Access;

/// <summary>What a client is: an institution that takes part, an office that keeps a register, a commission that reads all, or the operator.</summary>
[JsonConverter(typeof(CodeConverter<CallerRole>))]
public enum CallerRole
{
    Partner,
    Officer,
    Commission,
    Admin,
}
