using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Institutions;

[JsonConverter(typeof(CodeConverter<InstitutionKind>))]
public enum InstitutionKind
{
    University,
    Hospital,
    ResearchInstitute,
    Regulator,
    Ministry,
    Intergovernmental,
    Funder,
    Ngo,
    Company,
}
