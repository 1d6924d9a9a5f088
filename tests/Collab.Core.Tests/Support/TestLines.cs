using System.Text;
using System.Text.Json.Nodes;
using Collab.Core.Documents.Reading;
using Collab.Core.Results;

namespace Collab.Core.Tests.Support;

/// <summary>Lines of JSON in memory. A line of more than 2,000 characters is too long; one that says <c>!unreadable</c> is the end.</summary>
internal sealed class TestLines(string text) : ILineFile
{
    private readonly string[] lines = text.Split('\n');

    public FileFormat Format => FileFormat.Ndjson;

    public int Line { get; private set; }

    public ReadOnlyMemory<byte> Json => IsTooLong ? default : Encoding.UTF8.GetBytes(lines[Line - 1]);

    public bool IsTooLong => lines[Line - 1].Length > 2_000;

    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (Line < lines.Length)
        {
            if (lines[Line++].Trim() is { Length: > 0 } line)
            {
                return line == "!unreadable" ? throw new UnreadableFileException("The file is broken off.") : new(true);
            }
        }

        return new(false);
    }

    public void Dispose()
    {
    }

    internal sealed class Feedback(Stream output) : ILineFeedback
    {
        public async ValueTask WriteAsync(ILineFile line, string status, IReadOnlyList<Fault> faults, CancellationToken cancellationToken)
        {
            var json = line.IsTooLong ? [] : JsonNode.Parse(line.Json.Span)!.AsObject();
            json["status"] = status;
            json["errors"] = new JsonArray([.. faults.Select(f => JsonValue.Create($"{f.Pointer}: {f.Detail}"))]);
            await output.WriteAsync(Encoding.UTF8.GetBytes(json.ToJsonString() + "\n"), cancellationToken);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
