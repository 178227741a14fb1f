namespace Weir.Protocol.Gate;

/// <summary>Submissions of one kind.</summary>
/// <param name="Way">submit, run, cron, at ….</param>
/// <param name="JobName">Job name.</param>
/// <param name="User">Submitter.</param>
/// <param name="Rule">The winning rule, or <see langword="null"/>.</param>
/// <param name="Outcome">track, queue or none.</param>
/// <param name="Observed">Whether it was observed only.</param>
/// <param name="Count">How many.</param>
/// <param name="LastAt">The last one, UTC.</param>
public sealed record GateReportLine(
    string Way,
    string JobName,
    string User,
    string? Rule,
    string Outcome,
    bool Observed,
    long Count,
    DateTimeOffset LastAt
);
