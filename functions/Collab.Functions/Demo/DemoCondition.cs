namespace Collab.Functions.Demo;

/// <summary>What was agreed in one direction, as Erasmus Without Paper says it. Either months or days a year is given.</summary>
internal sealed record DemoCondition(
    string Direction,
    string Type,
    int PerYear,
    int? MonthsPerYear,
    int? DaysPerYear,
    int? EqfLevel,
    string? Language,
    string? Cefr,
    string FirstAcademicYear,
    string LastAcademicYear);
