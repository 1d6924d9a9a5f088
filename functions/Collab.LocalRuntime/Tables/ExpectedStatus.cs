using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Treats one status beyond 2xx as an answer that the caller deals with, so that it isn't traced as a failure.</summary>
internal sealed class ExpectedStatus(int status) : ResponseClassifier
{
    public static ResponseClassifier None { get; } = new ResponseClassifier();

    /// <summary>404: an absent entity or table is no failure here.</summary>
    public static ResponseClassifier NotFound { get; } = new ExpectedStatus(404);

    /// <summary>409: a table that exists is no failure here.</summary>
    public static ResponseClassifier Conflict { get; } = new ExpectedStatus(409);

    public override bool IsErrorResponse(HttpMessage message) => message.Response.Status != status && base.IsErrorResponse(message);
}
