namespace Collab.Functions.Demo;

/// <summary>How many people of each group take part.</summary>
internal readonly record struct DemoCrowd(int Students, int Residents, int Faculty, int Staff);
