namespace Collab.Core.Templates;

/// <summary>Draws a form to fill in, which isn't a table. It always gives the same bytes.</summary>
public interface IFormWriter
{
    /// <summary>What is filled in, such as <c>agreement</c>: the name of its file.</summary>
    string Kind { get; }

    /// <summary>The end of the file's name.</summary>
    string Format { get; }

    string ContentType { get; }

    byte[] Write();
}
