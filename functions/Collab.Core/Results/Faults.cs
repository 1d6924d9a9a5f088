using System.Diagnostics.CodeAnalysis;

namespace Collab.Core.Results;

/// <summary>Collects every fault of an input, so that the sender hears of all of them at once.</summary>
public sealed class Faults
{
    private List<Fault>? list;

    public bool Any => list is { Count: > 0 };

    public IReadOnlyList<Fault> All => list ?? (IReadOnlyList<Fault>)[];

    /// <summary>The input breaks a rule.</summary>
    public void Rule(string pointer, string code, string detail) => Add(new(pointer, code, detail, false));

    /// <summary>The input has the wrong shape.</summary>
    public void Shape(string pointer, string code, string detail) => Add(new(pointer, code, detail, true));

    /// <summary>Takes the faults of a part of the input, which stands at <paramref name="pointer"/>.</summary>
    public void Take(IReadOnlyList<Fault> faults, string pointer)
    {
        ArgumentNullException.ThrowIfNull(faults);
        foreach (var fault in faults)
        {
            Add(fault with { Pointer = pointer + fault.Pointer });
        }
    }

    /// <summary>The refusal that carries the faults, when there are any.</summary>
    public bool TryRefuse([NotNullWhen(true)] out Refusal? refusal)
    {
        refusal = Any ? new Refusal.Invalid(All) : null;
        return Any;
    }

    public void Clear() => list?.Clear();

    private void Add(Fault fault) => (list ??= []).Add(fault);
}
