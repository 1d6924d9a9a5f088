namespace Collab.Functions.Demo;

/// <summary>A partner's part in a collaboration.</summary>
internal sealed record DemoPartner(string Institution, string Role, DateOnly? SignedOn);
