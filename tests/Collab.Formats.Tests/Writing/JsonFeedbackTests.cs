using System.Text;
using System.Text.Json;
using Collab.Core.Documents.Reading;
using Collab.Core.Results;
using Collab.Formats.Reading;
using Collab.Formats.Tests.Reading;

namespace Collab.Formats.Tests.Writing;

public sealed class JsonFeedbackTests
{
    private static readonly Fault[] Wrong = [new("/record/kind", "required", "Энэ талбар хэрэгтэй.", Malformed: false)];

    [Fact]
    public async Task Write_Lines_AddsStatusAndErrors()
    {
        var feedback = await FeedbackAsync("{\"a\": 1.50, \"б\": [1, 2]}\nnot \"json\"\n[1]\n", line => line > 1 ? Wrong : []);

        Assert.Equal(
            [
                "{\"a\":1.50,\"б\":[1, 2],\"status\":\"accepted\"}",
                "{\"line\":\"not \\\"json\\\"\",\"status\":\"rejected\",\"errors\":[{\"pointer\":\"/record/kind\",\"code\":\"required\",\"detail\":\"Энэ талбар хэрэгтэй.\"}]}",
                "{\"line\":\"[1]\",\"status\":\"rejected\",\"errors\":[{\"pointer\":\"/record/kind\",\"code\":\"required\",\"detail\":\"Энэ талбар хэрэгтэй.\"}]}",
                string.Empty,
            ],
            feedback.Split('\n'));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[{\"a\": {\n\"b\": 1}}, 7, {\"c\": \"\\ud800\"}]")]
    [InlineData("{\n\"a\": 1\n}\n{\"b\": 2}")]
    [InlineData("{\"a\": 1}\n{\"a\": 2, \"status\": \"x\", \"errors\": [1]}\n")]
    public async Task Write_FeedbackAgain_IsReadAndHasThemOnce(string text)
    {
        var once = await FeedbackAsync(text, _ => Wrong);
        var twice = await FeedbackAsync(once, _ => Wrong);

        Assert.Equal(once, twice);
        Assert.Equal(once.Split("\"errors\"").Length, once.Split("\"status\"").Length);
        if (text[0] == '[')
        {
            using var array = JsonDocument.Parse(once);
            Assert.Equal(JsonValueKind.Array, array.RootElement.ValueKind);
        }
    }

    private static async Task<string> FeedbackAsync(string text, Func<int, Fault[]> faultsOf)
    {
        using var opening = await Csv.OpenAsync(Encoding.UTF8.GetBytes(text));
        var file = Assert.IsType<DocumentOpening.Lines>(opening).File;
        using var output = new MemoryStream();
        await using (var feedback = new DocumentFormats().CreateFeedback(file, output))
        {
            while (await file.ReadAsync(CancellationToken.None))
            {
                var faults = faultsOf(file.Line);
                await feedback.WriteAsync(file, faults.Length == 0 ? "accepted" : "rejected", faults, CancellationToken.None);
            }
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}
