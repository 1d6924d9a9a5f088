using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Collab.LocalRuntime.Tests.Tables;

/// <summary>Writes down what would have been sent, and answers from a list: the last answer for ever.</summary>
internal sealed class CapturingTransport(params (int Status, string Content)[] answers) : HttpPipelineTransport
{
        /// <summary>Request line, headers in order of name but those that differ each time, and body of each request.</summary>
    public List<string> Requests { get; } = [];

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new InvalidOperationException("Nothing here is synchronous.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var request = message.Request;
        var text = new StringBuilder($"{request.Method} {request.Uri.ToUri().AbsoluteUri}\n");
        foreach (var header in request.Headers.OrderBy(h => h.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (header.Name is not ("User-Agent" or "x-ms-client-request-id" or "x-ms-return-client-request-id"))
            {
                text.Append(header.Name).Append(": ").Append(header.Value).Append('\n');
            }
        }

        if (request.Content is { } content)
        {
            using var body = new MemoryStream();
            await content.WriteToAsync(body, message.CancellationToken);
            text.Append('\n').Append(Encoding.UTF8.GetString(body.ToArray()));
        }

        var (status, answer) = answers[Math.Min(Requests.Count, answers.Length - 1)];
        Requests.Add(text.ToString());
        message.Response = new BatchedResponse(status, "", [], Encoding.UTF8.GetBytes(answer), request.ClientRequestId);
    }
}
