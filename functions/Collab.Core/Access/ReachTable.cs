using System.Collections.Frozen;
using static Collab.Core.Access.Arm;
using static Collab.Core.Access.Operation;

namespace Collab.Core.Access;

/// <summary>Who may do what: the one place that says so.</summary>
internal static class ReachTable
{
    private static readonly FrozenDictionary<Operation, Row> Rows = new Dictionary<Operation, Row>
    {
        //                              partner     officer     commission  admin
        [ReadInstitutions]      = new(Everywhere, Everywhere, Everywhere, Everywhere),
        [KeepInstitutions]      = new(Nothing,    Nothing,    Nothing,    Everywhere),
        [KeepClients]           = new(Nothing,    Nothing,    Nothing,    Everywhere),
        [ReadCollaboration]     = new(AsPartner,  Own,        Everywhere, Everywhere),
        [ReadHistory]           = new(AsPartner,  Own,        Everywhere, Everywhere),
        [KeepCollaboration]     = new(Nothing,    Own,        Nothing,    Everywhere),
        [SubmitItem]            = new(AsPartner,  Own,        Nothing,    Everywhere),
        [DeleteItem]            = new(Nothing,    Own,        Nothing,    Everywhere),
        [UploadDocument]        = new(Own,        Own,        Nothing,    Everywhere),
        [ReadDocument]          = new(Own,        Own,        Everywhere, Everywhere),
        [ReadDocumentAbout]     = new(Nothing,    Own,        Everywhere, Everywhere),
        [DecideDocument]        = new(Nothing,    Own,        Nothing,    Everywhere),
        [MakeReport]            = new(Nothing,    Own,        Everywhere, Everywhere),
        [ReadReport]            = new(Nothing,    Own,        Everywhere, Everywhere),
        [KeepSubscriptions]     = new(Nothing,    Own,        Everywhere, Everywhere),
        [ReadSubscriptions]     = new(Nothing,    Own,        Everywhere, Everywhere),
        [ReadReminders]         = new(Nothing,    Own,        Everywhere, Everywhere),
        [MoveRegister]          = new(Nothing,    Nothing,    Nothing,    Everywhere),
    }.ToFrozenDictionary();

    public static Arm Of(CallerRole role, Operation operation) => Rows[operation].Of(role);

    private sealed record Row(Arm Partner, Arm Officer, Arm Commission, Arm Admin)
    {
        public Arm Of(CallerRole role) => role switch
        {
            CallerRole.Partner => Partner,
            CallerRole.Officer => Officer,
            CallerRole.Commission => Commission,
            CallerRole.Admin => Admin,
            _ => Nothing,
        };
    }
}
