namespace Collab.Core.Results;

/// <summary>Either a value or the refusal to give one; looking at it is the only way to the value.</summary>
public readonly struct Outcome<T>
    where T : notnull
{
    private readonly T? value;
    private readonly Refusal? refusal;

    private Outcome(T? value, Refusal? refusal)
    {
        this.value = value;
        this.refusal = refusal;
    }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    public TResult Match<TResult>(Func<T, TResult> done, Func<Refusal, TResult> refused) =>
        refusal is null ? done(value!) : refused(refusal);

    /// <summary>True with the value, or false with the refusal.</summary>
    public bool TryGet(
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? done,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Refusal? refused)
    {
        done = value;
        refused = refusal;
        return refusal is null;
    }
}
