using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using Collab.Core.Results;

namespace Collab.Core.Templates;

/// <summary>Hands out templates. There are few of them and they change with the program only, so each is drawn once.</summary>
public sealed class ReadTemplates(IEnumerable<ITemplateWriter> writers)
{
    private readonly FrozenDictionary<string, ITemplateWriter> byFormat = writers.ToFrozenDictionary(w => w.Format, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(string Kind, string Format, string Language), TemplateFile> drawn = new();

    public Outcome<TemplateFile> One(string kind, string format, string language) =>
        Template.Find(kind) is { } template && byFormat.TryGetValue(format, out var writer)
            ? drawn.GetOrAdd((kind, format, language), _ => Draw(template, writer, language))
            : new Refusal.NotFound();

    private static TemplateFile Draw(Template template, ITemplateWriter writer, string language)
    {
        var body = writer.Write(template, language);
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"";
        return new($"collab-{template.Kind}.{writer.Format}", writer.ContentType, etag, body);
    }
}
