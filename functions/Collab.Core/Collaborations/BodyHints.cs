using System.Text;
using Collab.Core.Standards;

namespace Collab.Core.Collaborations;

/// <summary>
/// What a collaboration's JSON must hold somewhere if it is to pass a filter: codes and ids as they stand there, in quotes. A text that holds
/// a quote has it escaped, so nothing that passes is missed; most of what doesn't is told without being read.
/// </summary>
internal sealed class BodyHints
{
    /// <summary>One of each is in the JSON.</summary>
    private readonly byte[][][] all;

    public BodyHints(CollaborationFilter filter) => all =
    [
        .. new[]
        {
            filter.Statuses.Select(Codes<CollaborationStatus>.Of),
            filter.Instruments.Select(Codes<Instrument>.Of),
            filter.Kinds.Select(Codes<CollaborationKind>.Of),
            filter.Themes.Select(Codes<Theme>.Of),
            filter.Partners,
            filter.ExpiringWithin is null ? [] : [Codes<CollaborationStatus>.Of(CollaborationStatus.Signed), Codes<CollaborationStatus>.Of(CollaborationStatus.Active)],
            filter.ExpiringWithin is null ? [] : ["endsOn"],
            filter.Dormancies.Count == 0 || filter.Dormancies.Contains(DormancyLevel.None) ? [] : [Codes<CollaborationStatus>.Of(CollaborationStatus.Active)],
        }.Select(any => any.Select(text => Encoding.UTF8.GetBytes($"\"{text}\"")).ToArray()).Where(any => any.Length > 0),
    ];

    /// <summary>False when a collaboration with this JSON certainly doesn't pass.</summary>
    public bool MayPass(ReadOnlySpan<byte> body)
    {
        foreach (var any in all)
        {
            if (!HoldsOne(body, any))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HoldsOne(ReadOnlySpan<byte> body, byte[][] any)
    {
        foreach (var one in any)
        {
            if (body.IndexOf(one) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
