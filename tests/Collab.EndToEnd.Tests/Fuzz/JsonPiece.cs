using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>JSON that can be bent out of shape: members may repeat, and keys and values may be any bytes.</summary>
internal sealed class JsonPiece
{
    private JsonPiece()
    {
    }

    /// <summary>The members of an object; the keys are the bytes between the quotes.</summary>
    public List<(byte[] Key, JsonPiece Value)>? Members { get; private set; }

    /// <summary>The values of an array.</summary>
    public List<JsonPiece>? Items { get; private set; }

    /// <summary>Any other value as it stands, or anything at all.</summary>
    public byte[]? Token { get; private set; }

    /// <summary>Null when the bytes are no JSON.</summary>
    public static JsonPiece? Parse(byte[] utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonPiece Of(byte[] token) => new() { Token = token };

    public static JsonPiece Of(string token) => Of(Encoding.UTF8.GetBytes(token));

    /// <summary>Puts another value in the place of this one.</summary>
    public void Become(JsonPiece other) => (Members, Items, Token) = (other.Members, other.Items, other.Token);

    public JsonPiece Copy() => new()
    {
        Members = Members?.ConvertAll(m => (m.Key, m.Value.Copy())),
        Items = Items?.ConvertAll(i => i.Copy()),
        Token = Token,
    };

    /// <summary>This value and all within it.</summary>
    public IEnumerable<JsonPiece> All() =>
        [this, .. Members?.SelectMany(m => m.Value.All()) ?? [], .. Items?.SelectMany(i => i.All()) ?? []];

    public byte[] ToBytes()
    {
        using var output = new MemoryStream();
        Write(output);
        return output.ToArray();
    }

    private static JsonPiece Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new() { Members = [.. element.EnumerateObject().Select(p => (JsonMarshal.GetRawUtf8PropertyName(p).ToArray(), Of(p.Value)))] },
        JsonValueKind.Array => new() { Items = [.. element.EnumerateArray().Select(Of)] },
        _ => Of(JsonMarshal.GetRawUtf8Value(element).ToArray()),
    };

    private void Write(Stream output)
    {
        if (Members is not null)
        {
            WriteAll(output, '{', '}', Members, m =>
            {
                output.Write([(byte)'"', .. m.Key, (byte)'"', (byte)':']);
                m.Value.Write(output);
            });
        }
        else if (Items is not null)
        {
            WriteAll(output, '[', ']', Items, i => i.Write(output));
        }
        else
        {
            output.Write(Token!);
        }
    }

    private static void WriteAll<T>(Stream output, char open, char close, List<T> values, Action<T> write)
    {
        output.WriteByte((byte)open);
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
            {
                output.WriteByte((byte)',');
            }

            write(values[i]);
        }

        output.WriteByte((byte)close);
    }
}
