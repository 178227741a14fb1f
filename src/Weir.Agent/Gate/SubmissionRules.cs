using Weir.Agent.Automatic;
using Weir.Agent.Link;
using Weir.Agent.Placeholders;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Stores.Agent;
using Weir.Tracking.Rules;

namespace Weir.Agent.Gate;

/// <summary>What the rules make of a submission, and what the server is told of it.</summary>
internal sealed class SubmissionRules(AgentOptions options, RuleCache rules, RuleNames names, ServerPresence presence, ParentJobs parents)
{
    /// <summary>The jobs that submissions come from.</summary>
    public ParentJobs Parents => parents;

    public RuleMatch? Match(Submission submission, Submitter submitter) =>
        rules.Rules.Match(submission.Name, submitter.User, submission.JobDescription, submission.JobQueue);

    /// <summary>Whether the submitter asked for more than to be run.</summary>
    public static bool AsksForMore(Submission submission) =>
        submission.Hold || submission.Limits.Count > 0 || submission.Service is not null;

    /// <summary>Whether the submitter asked for something that needs the agent, rule or no rule.</summary>
    public static bool NeedsNumber(Submission submission) => AsksForMore(submission) || submission.Monitor is not null;

    /// <summary>
    /// Whether it is only tracked, and goes without asking the server. A rule that wants rejected jobs held lets the server look first.
    /// </summary>
    public static bool GoesAtOnce(Submission submission, RuleMatch? match) =>
        TypeOf(match) == TrackType.Track && !AsksForMore(submission) && match is not { Rule.OnReject: OnReject.Hold };

    /// <summary>Whether it waits for the server, which is away, and its rule lets it go then.</summary>
    public bool GoesWithoutServer(Submission submission, RuleMatch? match) =>
        match is { Rule.WhenServerAway: WhenServerAway.Start }
        && !GoesAtOnce(submission, match)
        && !AsksForMore(submission)
        && presence.IsAway;

    /// <summary>The row of a job with what a job definition says of jobs that go at once.</summary>
    public JournalJob Defined(JournalJob row, RuleMatch? match) =>
        TypeOf(match) == TrackType.Track && rules.DefinitionOf(match, row.Name) is { } definition
            ? row with
            {
                Ok = row.Ok ?? definition.Ok,
                OnLeftovers = row.OnLeftovers ?? definition.OnLeftovers,
                Run = row.Run ?? definition.Run,
            }
            : row;

    /// <summary>What the server is told of it.</summary>
    public JobSubmitted FactOf(JournalJob row, Submission submission, Submitter submitter, RuleMatch? match) =>
        new(row.SubmittedAt, row.Number, submission.ForServer() with { Monitor = row.Monitor }, submitter, TypeOf(match), row.Way, row.Mode)
        {
            Schedule = match is null ? ObjectName.Parse(TrackingRule.AdHoc) : names.ScheduleOf(match.Rule, submission),
            ScheduleDate = match?.Rule.ScheduleDate,
            Frequency = match is null ? null : names.FrequencyOf(match.Rule, submission),
            Rule = row.Rule,
            Hold = submission.Hold,
            WaitsFor = submission.WaitsFor,
            CpuLimitSeconds = SoftLimit(submission, ResourceLimit.CpuSeconds),
            MemoryLimitKibibytes = SoftLimit(submission, ResourceLimit.AddressSpaceBytes) / 1024,
            Command = CommandRedaction.Redact(submission.Arguments, options.Commands),
            RerunOf = submission.RerunOf,
            Parent = row.Lineage.Parent,
            JoinsParent = row.Lineage.JoinsParent,
            GoesAtOnce = GoesAtOnce(submission, match),
            RunsWhenRejected = match?.Rule.OnReject == OnReject.Run,
        };

    private static TrackType TypeOf(RuleMatch? match) => match?.Rule.Type == TrackType.Queue ? TrackType.Queue : TrackType.Track;

    private static long? SoftLimit(Submission submission, int resource)
    {
        var soft = submission
            .ResourceLimits.Where(limit => limit.Resource == resource)
            .Select(limit => (ulong?)limit.Soft)
            .FirstOrDefault();
        return soft is null or > long.MaxValue ? null : (long)soft;
    }
}
