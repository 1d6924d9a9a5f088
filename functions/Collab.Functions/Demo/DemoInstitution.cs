namespace Collab.Functions.Demo;

/// <summary>An institution of the demo register. <paramref name="Names"/> is in the order in which it is sent, English first.</summary>
internal sealed record DemoInstitution(
    string Id,
    string Kind,
    string? Country,
    bool Home,
    IReadOnlyList<KeyValuePair<string, string>> Names)
{
    public string English => Names[0].Value;

    /// <summary>Organisations that exist get no address from us; the invented ones get one under the reserved domain of RFC 2606.</summary>
    public string? Website => Country is null ? null : $"https://{Id}.example/";
}
