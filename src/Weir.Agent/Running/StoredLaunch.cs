using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Execution;
using Weir.Jobs;

namespace Weir.Agent.Running;

/// <summary>Starts stored jobs, with the rights that their submitters have today and within what this machine can give.</summary>
internal sealed class StoredLaunch(AgentOptions options, Executions executions, CurrentRights rights, LimitBounds bounds, RuleCache rules)
{
    /// <summary>Why nothing of a submitter's is started any more; <see langword="null"/> where it may.</summary>
    public string? Refusal(Submitter submitter) => rights.Refusal(submitter);

    /// <summary>Starts a job. The caller is inside it.</summary>
    public Task StartAsync(TrackedJob job, Submission submission, PreparedFolder prepared, IReadOnlyList<byte[]> variables)
    {
        var submitter = rights.For(job.Submitter!);
        var order = new ExecutionOrder(
            submitter,
            variables,
            bounds.AtStart(submission, submitter),
            rules.OutputOf(job.Row.Rule, options.Quotas)
        );
        return executions.Get(job).LaunchAsync(order, prepared);
    }
}
