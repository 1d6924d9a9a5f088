using System.Buffers.Binary;
using System.Text;
using Collab.Formats.Reading;
using Collab.Formats.Reading.Docx;
using static Collab.Formats.Tests.Reading.Docx.WordFile;

namespace Collab.Formats.Tests.Reading.Docx;

public sealed class HostileDocxTests
{
    [Fact]
    public void Read_EntitiesThatMultiply_IsDamaged()
    {
        const string Laughs =
            """
            <!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;&c;</w:t></w:r></w:p></w:body></w:document>
            """;
        Assert.Equal(TextRefusals.DamagedDocx, Refused(Pack(("word/document.xml", Laughs))));
    }

    [Fact]
    public void Read_ElementsADeepWayDown_IsNestedTooDeeply()
    {
        const int Depth = 200_000;
        var deep = string.Concat(Enumerable.Repeat("<a>", Depth)) + string.Concat(Enumerable.Repeat("</a>", Depth));
        Assert.Equal(TextRefusals.NestedTooDeeply, Refused(Of(deep)));
        Assert.Equal(TextRefusals.NestedTooDeeply, Refused(Of($"<w:del>{deep}</w:del>")));
        Assert.Equal(TextRefusals.NestedTooDeeply, Refused(Of($"<w:p><w:sdt><w:sdtPr>{deep}</w:sdtPr></w:sdt></w:p>")));
    }

    [Fact]
    public void Read_MillionsOfLetters_IsTooLong()
    {
        // Not so alike that the archive itself is refused for its ratio.
        var random = new Random(7);
        var body = new StringBuilder();
        while (body.Length < 14_000_000)
        {
            body.Append("<w:p><w:r><w:t>");
            for (var i = 0; i < 500; i++)
            {
                body.Append((char)('a' + random.Next(26)));
            }

            body.Append("</w:t></w:r></w:p>");
        }

        Assert.Equal(TextRefusals.TooLong, Refused(Of(body.ToString())));
    }

    [Fact]
    public void Read_TableOfEndlesslyWideCells_IsTooLong()
    {
        var cells = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"<w:tc><w:tcPr><w:gridSpan w:val=\"{2_000_000_000 - (i * 7919)}\"/></w:tcPr></w:tc>"));
        Assert.Equal(TextRefusals.TooLong, Refused(Of($"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")));
    }

    [Fact]
    public void Read_PartLargerThanAnnounced_IsDamaged()
    {
        var zip = Of(P("text")).ToArray();
        var at = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(at + 24)) - 1;
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(at + 24), size);
        var local = (int)BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(at + 42));
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(local + 22), size);
        Assert.Equal(TextRefusals.DamagedDocx, Refused(new MemoryStream(zip)));
    }

    [Fact]
    public void Read_Bomb_IsTooLarge() => Assert.Equal(ZipRefusals.TooLarge, Refused(Of(new string(' ', 50_000_000))));

    [Fact]
    public void Read_BlanksThatArePackedLessWell_AreReadInLittleMemory()
    {
        var random = new Random(5);
        var file = Of(string.Create(12_000_000, random, (blanks, one) =>
        {
            foreach (ref var blank in blanks)
            {
                blank = one.Next(2) == 0 ? ' ' : '\t';
            }
        }));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(TextRefusals.EmptyDocx, Refused(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Fact]
    public void Read_BodyOutsideTheFile_IsNotFollowed()
    {
        const string Relationships =
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="../../../etc/passwd"/>
            </Relationships>
            """;
        Assert.Equal(TextRefusals.DamagedDocx, Refused(Pack(("_rels/.rels", Relationships), ("word/document.xml", "<a/>"))));
    }

    [Fact]
    public void Read_AnyByteOfTheFileChanged_IsReadOrRefused()
    {
        var file = TextCorpus.Open("mn.docx").ToArray();
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var changed = file.ToArray();
            for (var i = 0; i < 1 + (round % 4); i++)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            Assert.NotNull(DocxText.Read(new MemoryStream(changed), CancellationToken.None));
        }
    }

    [Fact]
    public void Read_Cancelled_EndsWithTheCancellation()
    {
        var body = string.Concat(Enumerable.Repeat(P("a"), 10_000));
        Assert.Throws<OperationCanceledException>(() => DocxText.Read(Of(body), new CancellationToken(canceled: true)));
    }

    private static string Refused(MemoryStream file) => DocxText.Read(file, CancellationToken.None).Refusal();
}
