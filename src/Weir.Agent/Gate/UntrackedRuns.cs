using Microsoft.Extensions.Logging;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Agent.Gate;

/// <summary>Runs stored jobs while their way in is off: no number, no row, only the agent's log has them.</summary>
internal sealed class UntrackedRuns(AgentOptions options, JobFolders folders, IShepherds shepherds, IProcesses processes, RightsToday rights, TimeProvider time, ILogger<UntrackedRuns> log)
{
    public int Start(Submission submission, Submitter submitter, string way)
    {
        if (rights.Refusal(submitter) is { } refusal)
        {
            throw new AgentRefusedException(ProblemCodes.NotAllowed, refusal);
        }

        submitter = rights.Of(submitter);
        var folder = folders.PrepareUntracked(submitter);
        var number = new TrackingNumber(TrackingNumber.Maximum);
        var variables = JobEnvironment.Of(number, submission, options.Socket, DateOnly.FromDateTime(time.GetLocalNow().DateTime), null);
        var shepherd = shepherds.Launch(new ShepherdLaunch(number, folder, submitter, null, [.. variables.Skip(1)], submission));
        // Nobody asks for its end; it is waited for so that it does not stay as a zombie.
        processes.Watch(shepherd, _ => shepherd.Dispose());
        log.Untracked(submission.Name, submitter.User, way, shepherd.Id);
        return shepherd.Id;
    }
}
