using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Tracking.Gate;
using Weir.Tracking.Rules;

namespace Weir.Ways.Slurm;

/// <summary>Whether the way is off, observes or is on, and what it would have done.</summary>
internal sealed class SlurmState(WayStore ways, GateObservations gateObservations)
{
    /// <summary>The way's name.</summary>
    public const string Way = "slurm";

    public WayState State => ways[Way];

    /// <summary>Since when it is so.</summary>
    public DateTimeOffset Since =>
        ways.All.Where(way => way.Way == Way).Select(way => way.Since).DefaultIfEmpty(DateTimeOffset.MaxValue).First();

    /// <summary>Notes what would have been done.</summary>
    public void Observe(Submission submission, Submitter submitter, RuleMatch? match) =>
        gateObservations.Add(
            Way,
            submission.Name,
            submitter.User,
            match?.Rule.Name.Text,
            match is null ? "nothing"
                : match.Rule.Type == TrackType.Queue ? "queue"
                : "track"
        );
}
