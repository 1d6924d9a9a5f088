namespace Collab.Functions.Demo;

/// <summary>What the register holds of a collaboration of the demo.</summary>
internal sealed record DemoStored(string Id, string Code, string Status);
