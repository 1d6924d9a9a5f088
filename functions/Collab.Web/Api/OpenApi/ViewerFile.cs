using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Collab.Web.Api.OpenApi;

/// <summary>A file of the page that shows the OpenAPI document, gzipped.</summary>
internal sealed record ViewerFile(string ContentType, byte[] Gzipped, string ETag)
{
    public const string Index = "index.html";

    private const string SwaggerUi = "Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist.";

    /// <summary>The files that a browser asks for by name: ours, and those of npm's swagger-ui-dist, which the package carries gzipped.</summary>
    private static readonly Dictionary<string, Lazy<ViewerFile>> Files = new(StringComparer.Ordinal)
    {
        [Index] = Ours(Index, "text/html; charset=utf-8"),
        ["docs.css"] = Ours("docs.css", "text/css; charset=utf-8"),
        ["docs.js"] = Ours("docs.js", "text/javascript; charset=utf-8"),
        ["favicon-32x32.png"] = Theirs("favicon-32x32.png", "image/png"),
        ["swagger-ui.css"] = Theirs("swagger-ui.css", "text/css; charset=utf-8"),
        ["swagger-ui-bundle.js"] = Theirs("swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
    };

    /// <summary>The names of the files beside the page.</summary>
    public static IEnumerable<string> Names => Files.Keys.Where(name => name != Index);

    /// <summary>The file with this name, or null.</summary>
    public static ViewerFile? Find(string name) => Files.GetValueOrDefault(name)?.Value;

    /// <summary>The content as it is without gzip.</summary>
    public byte[] Plain()
    {
        using var plain = new MemoryStream();
        using var unpacked = new GZipStream(new MemoryStream(Gzipped), CompressionMode.Decompress);
        unpacked.CopyTo(plain);
        return plain.ToArray();
    }

    private static Lazy<ViewerFile> Ours(string name, string contentType) => new(() => Of(contentType, Zipped(Read(typeof(ViewerFile).Assembly, "viewer/" + name))));

    private static Lazy<ViewerFile> Theirs(string name, string contentType) => new(() => Of(contentType, Read(typeof(SwaggerUIOptions).Assembly, SwaggerUi + name)));

    private static ViewerFile Of(string contentType, byte[] gzipped) => new(contentType, gzipped, $"\"{Convert.ToHexStringLower(SHA256.HashData(gzipped))[..16]}\"");

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{assembly.GetName().Name} doesn't carry '{name}'.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] Zipped(byte[] content)
    {
        using var gzipped = new MemoryStream();
        using (var packing = new GZipStream(gzipped, CompressionLevel.Optimal))
        {
            packing.Write(content);
        }

        return gzipped.ToArray();
    }
}
