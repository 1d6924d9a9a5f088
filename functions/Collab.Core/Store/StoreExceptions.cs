namespace Collab.Core.Store;

/// <summary>
/// The store can't be reached, or didn't answer in time. For a commit, <see cref="MayHaveCommitted"/> says whether the
/// answer was lost on the way, so that the caller has to look for its own mark before it tries again.
/// </summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException(string message, bool mayHaveCommitted, Exception? innerException = null)
        : base(message, innerException) => MayHaveCommitted = mayHaveCommitted;

    public bool MayHaveCommitted { get; }
}

/// <summary>A key, value or commit is over one of the <see cref="StoreLimits"/>. Nothing was sent.</summary>
public sealed class StoreLimitException(string message) : Exception(message);

/// <summary>
/// The store can't be opened as configured (folder not writable, held by another process, bad connection string).
/// The message is one sentence for the operator and says what to do.
/// </summary>
public sealed class StoreSetupException(string message, Exception? innerException = null) : Exception(message, innerException);
