using System.Text;

namespace Collab.Bench.Register;

/// <summary>A row's values in one blob of about the size that any store would need: name, type, value.</summary>
internal static class TapeRow
{
    public static byte[] Encode(IReadOnlyDictionary<string, object> values)
    {
        using var memory = new MemoryStream(1024);
        using var writer = new BinaryWriter(memory, Encoding.UTF8);
        writer.Write((byte)values.Count);
        foreach (var (name, value) in values)
        {
            writer.Write(name);
            Write(writer, value);
        }

        writer.Flush();
        return memory.ToArray();
    }

    public static IEnumerable<(string Name, object Value)> Decode(byte[] content)
    {
        using var reader = new BinaryReader(new MemoryStream(content), Encoding.UTF8);
        for (var left = reader.ReadByte(); left > 0; left--)
        {
            var name = reader.ReadString();
            yield return (name, reader.ReadChar() switch
            {
                's' => reader.ReadString(),
                'i' => reader.ReadInt32(),
                'b' => reader.ReadBytes(reader.Read7BitEncodedInt()),
                'o' => reader.ReadBoolean(),
                'g' => new Guid(reader.ReadBytes(16)),
                _ => new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero),
            });
        }
    }

    private static void Write(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.Write('s');
                writer.Write(text);
                break;
            case int number:
                writer.Write('i');
                writer.Write(number);
                break;
            case byte[] bytes:
                writer.Write('b');
                writer.Write7BitEncodedInt(bytes.Length);
                writer.Write(bytes);
                break;
            case bool yes:
                writer.Write('o');
                writer.Write(yes);
                break;
            case Guid guid:
                writer.Write('g');
                writer.Write(guid.ToByteArray());
                break;
            case DateTimeOffset instant:
                writer.Write('t');
                writer.Write(instant.UtcTicks);
                break;
            default:
                throw new NotSupportedException($"The register has begun to store values of type {value.GetType()}; teach the tape.");
        }
    }
}
