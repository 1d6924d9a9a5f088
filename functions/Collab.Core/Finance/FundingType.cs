using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Finance;

/// <summary>Which way money went or was promised. The numbers are IATI's transaction types.</summary>
/// <remarks>The numbers are stored in month cells: append only, never renumber.</remarks>
[JsonConverter(typeof(CodeConverter<FundingType>))]
public enum FundingType
{
    Incoming = 1,
    Commitment = 2,
    Disbursement = 3,
    Expenditure = 4,
}
