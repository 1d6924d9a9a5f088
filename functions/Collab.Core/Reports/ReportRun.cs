using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>What a run of the report timers did: how many reports are new, and what could not be made, which the next run tries again.</summary>
public sealed record ReportRun(ReportKind Kind, int Made, IReadOnlyList<ReportFailure> Failures);

/// <summary>A report that could not be made, and why.</summary>
public sealed record ReportFailure(string Scope, string Language, Period? Period, Exception Fault);
