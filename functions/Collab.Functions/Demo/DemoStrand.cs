namespace Collab.Functions.Demo;

/// <summary>
/// What the two homes do with one partner: how many collaborations each (<paramref name="Mongolian"/>, <paramref name="Nepali"/>),
/// and the themes, kinds and instruments that they go through in turn.
/// </summary>
internal sealed record DemoStrand(
    string Partner,
    int Mongolian,
    int Nepali,
    string[] Themes,
    string[] Kinds,
    string[] Instruments);
