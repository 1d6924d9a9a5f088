using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Collab.Formats.Reading;

namespace Collab.Formats.Tests.Reading;

public sealed class ZipGuardTests
{
    [Fact]
    public void Check_OrdinaryArchive_IsOpened()
    {
        var zip = Pack(("[Content_Types].xml", "<a/>"u8.ToArray()), ("word/документ.xml", new byte[3_000_000]), ("word/", []));
        Assert.Null(ZipGuard.Check(zip));
        Assert.Equal(0, zip.Position);
    }

    [Fact]
    public void Check_ArchiveWrittenInOneGo_IsOpened()
    {
        using var oneWay = new MemoryStream();
        using (var zip = new ZipArchive(new OneWay(oneWay), ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "a.xml", [1, 2, 3]);
            Add(zip, "b.xml", new byte[70_000]);
        }

        Assert.Null(ZipGuard.Check(new MemoryStream(oneWay.ToArray())));
    }

    [Fact]
    public void Check_NoEntries_IsOpened() => Assert.Null(ZipGuard.Check(Pack()));

    [Fact]
    public void Check_TenThousandEntries_IsOpenedAndOneMoreIsNot()
    {
        (string, byte[])[] entries = [.. Enumerable.Range(0, 10_000).Select(i => ($"{i}.xml", Array.Empty<byte>()))];
        Assert.Null(ZipGuard.Check(Pack(entries)));
        Assert.Equal(ZipRefusals.TooManyEntries, ZipGuard.Check(Pack([.. entries, ("more.xml", [])])));
    }

    [Fact]
    public void Check_TwentyMegabytesOfZeros_IsTooLarge() =>
        Assert.Equal(ZipRefusals.TooLarge, ZipGuard.Check(Pack(("a.xml", new byte[20_000_000]))));

    [Fact]
    public void Check_MoreThanAGibibyteAnnounced_IsTooLarge()
    {
        var zip = Pack(("a.xml", [1, 2, 3, 4])).ToArray();
        Assert.Equal(4u, BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(Directory(zip) + 24)));
        foreach (var header in (int[])[22, Directory(zip) + 24])
        {
            BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(header), (1u << 30) + 1);
        }

        Assert.Equal(ZipRefusals.TooLarge, ZipGuard.Check(new MemoryStream(zip)));
    }

    [Theory]
    [InlineData("../a.xml")]
    [InlineData("word/../../a.xml")]
    [InlineData("word\\..\\a.xml")]
    [InlineData("/etc/passwd")]
    [InlineData("\\a.xml")]
    [InlineData("C:/a.xml")]
    [InlineData("a\u0001.xml")]
    [InlineData("a\n.xml")]
    public void Check_NameThatLeadsOut_IsBadName(string name)
    {
        // .NET doesn't write every such name, so a harmless one of the same length is overwritten.
        var zip = Pack((new string('x', name.Length), [1])).ToArray();
        Encoding.ASCII.GetBytes(name, zip.AsSpan(30));
        Encoding.ASCII.GetBytes(name, zip.AsSpan(Directory(zip) + 46));
        Assert.Equal(ZipRefusals.BadName, ZipGuard.Check(new MemoryStream(zip)));
    }

    [Fact]
    public void Check_NamesThatDifferInCaseOnly_AreTheSame() =>
        Assert.Equal(ZipRefusals.SameNameTwice, ZipGuard.Check(Pack(("word/document.xml", [1]), ("Word/Document.xml", [2]))));

    [Fact]
    public void Check_OtherNameInTheEntryItself_IsDamaged()
    {
        var zip = Pack(("word/a.xml", [1])).ToArray();
        zip[35] = (byte)'b';
        Assert.Equal(ZipRefusals.Damaged, ZipGuard.Check(new MemoryStream(zip)));
    }

    [Theory]
    [InlineData("before")]
    [InlineData("behind")]
    public void Check_OtherFileAroundTheArchive_IsDamaged(string where)
    {
        byte[] other = [.. "%PDF-1.7\n"u8], zip = Pack(("a.xml", [1])).ToArray();
        Assert.Equal(ZipRefusals.Damaged, ZipGuard.Check(new MemoryStream(where == "before" ? [.. other, .. zip] : [.. zip, .. other])));
    }

    [Fact]
    public void Check_TwoEntriesThatShareTheirContent_IsDamaged()
    {
        var zip = Pack(("a.xml", [1]), ("b.xml", [1])).ToArray();
        var second = Directory(zip) + 46 + 5;
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(second + 42), 0);
        Assert.Equal(ZipRefusals.Damaged, ZipGuard.Check(new MemoryStream(zip)));
    }

    [Fact]
    public void Check_EncryptedEntry_IsRefused()
    {
        var zip = Pack(("a.xml", [1])).ToArray();
        zip[6] |= 1;
        zip[Directory(zip) + 8] |= 1;
        Assert.Equal(ZipRefusals.Encrypted, ZipGuard.Check(new MemoryStream(zip)));
    }

    [Fact]
    public void Check_CutAnywhere_IsDamaged()
    {
        var zip = Pack(("a.xml", [1, 2, 3]), ("b.xml", new byte[1000])).ToArray();
        for (var length = 0; length < zip.Length; length++)
        {
            Assert.Equal(ZipRefusals.Damaged, ZipGuard.Check(new MemoryStream(zip[..length])));
        }
    }

    [Fact]
    public void Open_EntryLargerThanAnnounced_EndsWithAnException()
    {
        using var bytes = new MemoryStream(new byte[100]);
        using var bounded = new BoundedStream(bytes, 99);
        Assert.Throws<InvalidDataException>(() => bounded.CopyTo(Stream.Null));
        using var other = new BoundedStream(new MemoryStream(new byte[100]), 100);
        other.CopyTo(Stream.Null);
    }

    private static MemoryStream Pack(params (string Name, byte[] Content)[] entries)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                Add(zip, name, content);
            }
        }

        file.Position = 0;
        return file;
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(content);
    }

    private static int Directory(byte[] zip) => zip.AsSpan().IndexOf("PK\u0001\u0002"u8);

    /// <summary>A stream that can't be gone back in, as a network's: sizes then stand behind the entries.</summary>
    private sealed class OneWay(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
