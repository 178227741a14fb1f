using Microsoft.Extensions.Logging;
using Weir.Agent.Running;
using Weir.Execution;
using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Agent.Gate;

/// <summary>Runs stored jobs while their way in is off: no number, no row, only the agent's log has them.</summary>
internal sealed class UntrackedRuns(AgentOptions options, IExecutor executor, RightsToday rights, RuleBook rules, TimeProvider time, ILogger<UntrackedRuns> log)
{
    public int Start(Submission submission, Submitter submitter, string way)
    {
        if (rights.Refusal(submitter) is { } refusal)
        {
            throw new AgentRefusedException(ProblemCodes.NotAllowed, refusal);
        }

        submitter = rights.Of(submitter);
        var variables = JobEnvironment.Of(new TrackingNumber(TrackingNumber.Maximum), submission, options.Socket, DateOnly.FromDateTime(time.GetLocalNow().DateTime), null);
        var process = executor.StartUntracked(new ExecutionOrder(submitter, [.. variables.Skip(1)], submission, rules.OutputOf(null, options.Quotas)));
        log.Untracked(submission.Name, submitter.User, way, process);
        return process;
    }
}
