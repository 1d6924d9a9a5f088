using System.Buffers.Binary;
using System.Text;

namespace Collab.EndToEnd.Tests.Watching;

/// <summary>A field of a protobuf message: its number, and either a number or bytes, which are a text or a message again.</summary>
internal readonly record struct WireField(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    public string Hex => Convert.ToHexStringLower(Bytes.Span);

    /// <summary>The fields of this field's message that have one of the numbers, the first inside the next and so on.</summary>
    public IEnumerable<WireField> Down(params int[] numbers) =>
        numbers.Aggregate<int, IEnumerable<WireField>>([this], (fields, number) => fields.SelectMany(f => Read(f.Bytes)).Where(f => f.Number == number));

    /// <summary>The fields of a message, in their order.</summary>
    public static IReadOnlyList<WireField> Read(ReadOnlyMemory<byte> message)
    {
        var fields = new List<WireField>();
        for (var rest = message; !rest.IsEmpty;)
        {
            var tag = Varint(ref rest);
            var number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    fields.Add(new(number, Varint(ref rest), default));
                    break;
                case 1:
                    fields.Add(new(number, BinaryPrimitives.ReadUInt64LittleEndian(rest.Span), default));
                    rest = rest[8..];
                    break;
                case 2:
                    var length = (int)Varint(ref rest);
                    fields.Add(new(number, 0, rest[..length]));
                    rest = rest[length..];
                    break;
                case 5:
                    fields.Add(new(number, BinaryPrimitives.ReadUInt32LittleEndian(rest.Span), default));
                    rest = rest[4..];
                    break;
                default:
                    throw new InvalidDataException($"There is no wire type {tag & 7}.");
            }
        }

        return fields;
    }

    private static ulong Varint(ref ReadOnlyMemory<byte> rest)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = rest.Span[0];
            rest = rest[1..];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
