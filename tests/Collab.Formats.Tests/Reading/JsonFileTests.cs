using System.Text;
using Collab.Core.Documents.Reading;

namespace Collab.Formats.Tests.Reading;

public sealed class JsonFileTests
{
    [Fact]
    public async Task Read_Lines_GivesEachWithItsNumber()
    {
        var (format, lines) = await ReadAsync("\uFEFF{\"a\": \"Өвөр\"}\r\n\r\n  \nnot json\n{\"b\":[1,\n{\"c\":2}");

        Assert.Equal(FileFormat.Ndjson, format);
        Assert.Equal([(1, "{\"a\": \"Өвөр\"}"), (4, "not json"), (5, "{\"b\":[1,"), (6, "{\"c\":2}")], lines);
    }

    [Fact]
    public async Task Read_Array_GivesItsElements()
    {
        var (format, lines) = await ReadAsync("\uFEFF \n[ {\"a\": \"]},\\\"\\\\\"} ,\n[1,[2]], \"x,y\",7 , {} broken ,\n{\"द\":{}}\n]\n ");

        Assert.Equal(FileFormat.Json, format);
        Assert.Equal([(1, "{\"a\": \"]},\\\"\\\\\"}"), (2, "[1,[2]]"), (3, "\"x,y\""), (4, "7"), (5, "{} broken"), (6, "{\"द\":{}}")], lines);
    }

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("[ ]\n", 0)]
    [InlineData("[{}]", 1)]
    [InlineData("[{},{}]", 2)]
    [InlineData("[{},]", 1)]
    [InlineData("[1,,2]", 3)]
    public async Task Read_SmallArrays_CountsElements(string text, int count)
    {
        Assert.Equal(count, (await ReadAsync(text)).Lines.Count);
    }

    [Theory]
    [InlineData("{\n  \"a\": 1,\n  \"b\": {\"c\": \"}\"}\n}\n", 1)]
    [InlineData("{\n\"a\": 1}\n{\"b\":\n2} {}", 3)]
    public async Task Read_ObjectsOverSeveralLines_GivesEach(string text, int count)
    {
        var (format, lines) = await ReadAsync(text);

        Assert.Equal((FileFormat.Json, count), (format, lines.Count));
        Assert.All(lines, line => Assert.StartsWith("{", line.Json, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[{\"a\":1}")]
    [InlineData("[{\"a\":1}\r\n ")]
    [InlineData("[{\"a\":1},")]
    [InlineData("[{\"a\":1}, 12")]
    [InlineData("[{\"a\":1}, {} x")]
    [InlineData("[{\"a\":1}, \"b\\\"")]
    [InlineData("[[{}]")]
    [InlineData("[\"a\"")]
    [InlineData("[{\"a\":1}, {\"b")]
    [InlineData("[{\"a\":1}] {\"b\":2}")]
    [InlineData("[{\"a\":1}]]")]
    [InlineData("{\n\"a\": 1}\nmore")]
    public async Task Read_BrokenOff_GivesWhatStoodBeforeAndSaysSo(string text)
    {
        using var opening = await Csv.OpenAsync(Encoding.UTF8.GetBytes(text));
        var file = Assert.IsType<DocumentOpening.Lines>(opening).File;

        Assert.True(await file.ReadAsync(CancellationToken.None));
        await Assert.ThrowsAsync<UnreadableFileException>(async () => await file.ReadAsync(CancellationToken.None));
        Assert.False(await file.ReadAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("[{0},{1},{2}]")]
    [InlineData("{0}\n{1}\n{2}\n")]
    public async Task Read_TooLongElement_IsPassedOver(string shape)
    {
        foreach (var (length, isTooLong) in ((int, bool)[])[(1024 * 1024, false), ((1024 * 1024) + 1, true), (5_000_000, true)])
        {
            var text = shape.Replace("{0}", "{\"a\":1}", StringComparison.Ordinal).Replace("{1}", $"{{\"b\":\"{new string('ж', (length - 8) / 2)}{(length % 2 == 0 ? string.Empty : "x")}\"}}", StringComparison.Ordinal)
                .Replace("{2}", "{\"c\":3}", StringComparison.Ordinal);
            using var opening = await Csv.OpenAsync(Encoding.UTF8.GetBytes(text));
            var file = Assert.IsType<DocumentOpening.Lines>(opening).File;
            var read = new List<(int, bool, int)>();
            while (await file.ReadAsync(CancellationToken.None))
            {
                read.Add((file.Line, file.IsTooLong, file.Json.Length));
            }

            Assert.Equal([(1, false, 7), (2, isTooLong, isTooLong ? 0 : length), (3, false, 7)], read);
        }
    }

    [Fact]
    public async Task Read_Utf16_IsTurned()
    {
        using var opening = await Csv.OpenAsync([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{\"a\":\"Өвөр\"}\n")]);
        var file = Assert.IsType<DocumentOpening.Lines>(opening).File;

        Assert.True(await file.ReadAsync(CancellationToken.None));
        Assert.Equal("{\"a\":\"Өвөр\"}", Encoding.UTF8.GetString(file.Json.Span));
    }

    private static async Task<(FileFormat Format, List<(int Line, string Json)> Lines)> ReadAsync(string text)
    {
        using var opening = await Csv.OpenAsync(Encoding.UTF8.GetBytes(text));
        var file = Assert.IsType<DocumentOpening.Lines>(opening).File;
        var lines = new List<(int, string)>();
        while (await file.ReadAsync(CancellationToken.None))
        {
            lines.Add((file.Line, Encoding.UTF8.GetString(file.Json.Span)));
        }

        return (file.Format, lines);
    }
}
