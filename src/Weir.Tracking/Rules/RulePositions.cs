namespace Weir.Tracking.Rules;

/// <summary>Words for the positions.</summary>
public static class RulePositions
{
    /// <summary>All six, in order of precedence.</summary>
    public static IReadOnlyList<RulePosition> All { get; } =
    [
        RulePosition.JobName,
        RulePosition.User,
        RulePosition.JobDescription,
        RulePosition.JobDescriptionLibrary,
        RulePosition.JobQueue,
        RulePosition.JobQueueLibrary,
    ];

    /// <summary>As a sentence says it: <c>job description</c>.</summary>
    public static string ToText(this RulePosition position) =>
        position switch
        {
            RulePosition.JobName => "job name",
            RulePosition.User => "user",
            RulePosition.JobDescription => "job description",
            RulePosition.JobDescriptionLibrary => "job description library",
            RulePosition.JobQueue => "job queue",
            _ => "job queue library",
        };
}
