using Collab.Core.Results;

namespace Collab.Core.Writing;

/// <summary>What became of a write to a collaboration.</summary>
public abstract record WriteResult
{
    private WriteResult()
    {
    }

    /// <summary>Everything is durable, in one commit.</summary>
    public sealed record Done(CollaborationHead Head, ChangePlan Plan) : WriteResult
    {
        /// <summary>The key of the change's entry in history.</summary>
        internal string HistoryKey => RegisterKeys.History(Head.Record.Id, Head.Version);
    }

    /// <summary>The register says so already; nothing was written.</summary>
    public sealed record Unchanged(CollaborationHead Head, ChangePlan Plan) : WriteResult;

    /// <summary>The marker was there: the same request or batch is done.</summary>
    public sealed record AlreadyDone(Store.Row Marker) : WriteResult;

    /// <summary>Nothing was written.</summary>
    public sealed record Refused(Refusal Refusal) : WriteResult;
}
