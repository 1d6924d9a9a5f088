namespace Collab.Core.Writing;

/// <summary>The turn of one writer of a collaboration; dispose it to end it.</summary>
internal sealed class WriterTurn(WriterQueue queue, Guid collaboration, bool follows) : IDisposable
{
    private bool ended;

    /// <summary>True when another's turn has ended just now.</summary>
    public bool Follows => follows;

    /// <summary>Up to <paramref name="most"/> of the first in line who may come along. Whoever isn't ended then is to be put back.</summary>
    public IReadOnlyList<PendingWrite> Take(Func<PendingWrite, bool> mayCome, int most) => queue.Take(collaboration, mayCome, most);

    public void PutBack(IEnumerable<PendingWrite> taken) => queue.PutBack(collaboration, taken);

    public void Dispose()
    {
        if (!ended)
        {
            ended = true;
            queue.EndTurn(collaboration);
        }
    }
}
