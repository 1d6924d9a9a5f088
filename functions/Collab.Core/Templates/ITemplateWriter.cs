namespace Collab.Core.Templates;

/// <summary>Draws an empty table in one file format. The same template and language give the same bytes.</summary>
public interface ITemplateWriter
{
    /// <summary>The end of the file's name: <c>csv</c> or <c>xlsx</c>.</summary>
    string Format { get; }

    string ContentType { get; }

    /// <summary>The file. <paramref name="language"/> (en, mn or ne) is that of hints; names of columns are always the fields' own.</summary>
    byte[] Write(Template template, string language);
}
