using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using Collab.Core.Results;

namespace Collab.Core.Templates;

/// <summary>Hands out templates. There are few of them and they change with the program only, so each is drawn once.</summary>
public sealed class ReadTemplates(IEnumerable<ITemplateWriter> writers, IEnumerable<IFormWriter> forms)
{
    private readonly FrozenDictionary<string, ITemplateWriter> byFormat = writers.ToFrozenDictionary(w => w.Format, StringComparer.Ordinal);

    private readonly FrozenDictionary<(string Kind, string Format), IFormWriter> byName = forms.ToFrozenDictionary(f => (f.Kind, f.Format));

    private readonly ConcurrentDictionary<(string Kind, string Format, string Language), TemplateFile> drawn = new();

    /// <summary>A form is in no language of its own, whichever is asked for.</summary>
    public Outcome<TemplateFile> One(string kind, string format, string language)
    {
        if (byName.TryGetValue((kind, format), out var form))
        {
            return drawn.GetOrAdd((kind, format, string.Empty), _ => FileOf(kind, form.Format, form.ContentType, form.Write()));
        }

        return Template.Find(kind) is { } template && byFormat.TryGetValue(format, out var writer)
            ? drawn.GetOrAdd((kind, format, language), _ => FileOf(kind, writer.Format, writer.ContentType, writer.Write(template, language)))
            : new Refusal.NotFound();
    }

    private static TemplateFile FileOf(string kind, string format, string contentType, byte[] body)
    {
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"";
        return new($"collab-{kind}.{format}", contentType, etag, body);
    }
}
