namespace Collab.Testing.Corpus;

/// <summary>A hostile file that is too big to be kept in the repository: it is made when it is wanted, the same bytes each time.</summary>
/// <param name="FileName">The name to drop it under.</param>
/// <param name="Write">Writes it in bounded memory.</param>
public sealed record GeneratedFile(string FileName, Action<Stream> Write)
{
    public override string ToString() => FileName;
}
