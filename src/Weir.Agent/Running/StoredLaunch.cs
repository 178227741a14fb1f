using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Agent.Running;

/// <summary>Gives stored jobs to shepherds, with the rights that their submitters have today.</summary>
internal sealed class StoredLaunch(IShepherds shepherds, JobKeepers keepers, RightsToday rights, LimitBounds bounds)
{
    private static readonly int MostLaunches = Math.Max(4, 2 * Environment.ProcessorCount);

    /// <summary>So many starts at a time: each holds a thread until its shepherd runs.</summary>
    private readonly Lanes _launches = new("starts", MostLaunches, MostLaunches, int.MaxValue);

    /// <summary>Why nothing of a submitter's is started any more; <see langword="null"/> where it may.</summary>
    public string? Refusal(Submitter submitter) => rights.Refusal(submitter);

    /// <summary>Starts a shepherd. The caller is inside the job.</summary>
    public async Task StartAsync(TrackedJob job, Submission submission, PreparedFolder prepared, IReadOnlyList<byte[]> variables)
    {
        var submitter = rights.Of(job.Submitter!);
        var launch = new ShepherdLaunch(job.Number, prepared.Folder, submitter, prepared.Cgroup, variables, bounds.AtStart(submission, submitter)) { Rule = job.Row.Rule };
        keepers.Watch(job, await _launches.RunAsync(job.Row.User, () => shepherds.Launch(launch), CancellationToken.None).ConfigureAwait(false));
    }
}
