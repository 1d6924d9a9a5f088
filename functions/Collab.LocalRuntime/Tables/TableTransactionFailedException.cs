namespace Azure.Data.Tables;

/// <summary>A transaction was refused; nothing of it was stored.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    internal TableTransactionFailedException(RequestFailedException refusal, int? failedIndex)
        : base(refusal.Status, refusal.Message, refusal.ErrorCode, refusal)
    {
        FailedTransactionActionIndex = failedIndex;
    }

    /// <summary>Which change was refused, counted from 0; null when the service didn't say.</summary>
    public int? FailedTransactionActionIndex { get; }
}
