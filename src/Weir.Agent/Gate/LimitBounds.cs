using System.Globalization;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Agent.Gate;

/// <summary>
/// Sees to it that a job never has more of the machine than its submitter: what a submission says of resource limits is his word, and
/// the kernel knows those of his process. Where that process is gone it is a fresh session of his.
/// </summary>
internal sealed class LimitBounds(SessionLimits sessions)
{
    private readonly bool _isRoot = UserAccounts.CurrentUserId == 0;
    private readonly bool _mayExceedOwn = ResourceLimits.MayExceedOwn();

    /// <summary>
    /// The submission with limits that its submitter has and this agent can set; a sentence for each one that is lowered.
    /// </summary>
    /// <param name="submission">As it came.</param>
    /// <param name="submitter">Whose it is.</param>
    /// <param name="processId">The process that submits; 0 where there is none.</param>
    public (Submission Submission, IReadOnlyList<string> Lowered) Bound(Submission submission, Submitter submitter, int processId)
    {
        var most = ResourceLimits.Read(processId, submitter.UserId) ?? Session(submitter);
        return Apply(submission, most, claimsCount: submitter.UserId == 0);
    }

    /// <summary>
    /// The same at a start: a submission that an older agent stored may name no limits, and this agent may be able to set less.
    /// </summary>
    public Submission AtStart(Submission submission, Submitter submitter) =>
        submission.ResourceLimits.Count == ResourceLimits.Count && _mayExceedOwn
            ? submission
            : Apply(submission, Session(submitter), claimsCount: true).Submission;

    // An agent of an ordinary user runs in a session of that user.
    private IReadOnlyList<(ulong Soft, ulong Hard)> Session(Submitter submitter) =>
        _isRoot ? sessions.Read(submitter.User, submitter.UserId, [submitter.GroupId, .. submitter.Groups]) : Own();

    private static (ulong Soft, ulong Hard)[] Own() => [.. Enumerable.Range(0, ResourceLimits.Count).Select(ResourceLimits.Get)];

    private (Submission Submission, IReadOnlyList<string> Lowered) Apply(
        Submission submission,
        IReadOnlyList<(ulong Soft, ulong Hard)> most,
        bool claimsCount
    )
    {
        var claimed = new ResourceLimit?[ResourceLimits.Count];
        foreach (var limit in submission.ResourceLimits.Where(limit => limit.Resource is >= 0 and < ResourceLimits.Count))
        {
            claimed[limit.Resource] = limit;
        }

        var own = Own();
        List<ResourceLimit> limits = new(ResourceLimits.Count);
        List<string> lowered = [];
        for (var resource = 0; resource < ResourceLimits.Count; resource++)
        {
            var (soft, hard) = claimed[resource] is { } claim ? (claim.Soft, claim.Hard) : most[resource];
            var before = hard;
            if (!claimsCount && hard > most[resource].Hard)
            {
                hard = most[resource].Hard;
                Describe(resource, before, hard, "its submitter may have no more");
            }

            if (!_mayExceedOwn && hard > own[resource].Hard)
            {
                hard = own[resource].Hard;
                Describe(resource, before, hard, "this agent's own hard limit is no higher");
            }

            limits.Add(new ResourceLimit(resource, Math.Min(soft, hard), hard));
        }

        return lowered.Count == 0 && limits.SequenceEqual(submission.ResourceLimits)
            ? (submission, lowered)
            : (submission with { ResourceLimits = limits }, lowered);

        // What nobody asked for is not lowered, but chosen.
        void Describe(int resource, ulong before, ulong after, string why)
        {
            if (claimed[resource] is null)
            {
                return;
            }

            lowered.Add($"limit {SessionLimits.NameOf(resource)} is lowered from {Text(before)} to {Text(after)}: {why}");
        }
    }

    private static string Text(ulong limit) => limit == ResourceLimits.None ? "unlimited" : limit.ToString(CultureInfo.InvariantCulture);
}
