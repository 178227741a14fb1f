using Weir.Agent.Running;
using Weir.Jobs;

namespace Weir.Agent.Gate;

/// <summary>Runs stored jobs while their way in is off: no number, no row, only the agent's log has them.</summary>
internal sealed class UntrackedRuns(AgentOptions options, JobFolders folders, IShepherds shepherds, TimeProvider time)
{
    public int Start(Submission submission, Submitter submitter)
    {
        var folder = folders.PrepareUntracked(submission.Key, submitter);
        var number = new TrackingNumber(TrackingNumber.Maximum);
        var variables = JobEnvironment.Of(number, submission, options.Socket, DateOnly.FromDateTime(time.GetLocalNow().DateTime), null);
        return shepherds.Launch(new ShepherdLaunch(number, folder, submitter, null, [.. variables.Skip(1)], submission));
    }
}
