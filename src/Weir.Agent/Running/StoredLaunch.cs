using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Placeholders;
using Weir.Execution;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Stores.Agent;

namespace Weir.Agent.Running;

/// <summary>Starts stored jobs, with the rights that their submitters have today and within what this machine can give.</summary>
internal sealed class StoredLaunch(
    AgentOptions options,
    Executions executions,
    CurrentRights rights,
    LimitBounds bounds,
    RuleCache rules,
    PlaceholderFilling placeholders,
    JobRecorder recorder
)
{
    /// <summary>Why nothing of a submitter's is started any more; <see langword="null"/> where it may.</summary>
    public string? Refusal(Submitter submitter) => rights.Refusal(submitter);

    /// <summary>Starts a job; what came of it where it was not started. The caller is inside it.</summary>
    public async Task<JobTrigger?> StartAsync(
        TrackedJob job,
        Submission submission,
        PreparedFolder prepared,
        IReadOnlyList<byte[]> variables
    )
    {
        var submitter = rights.For(job.Submitter!);
        var filled = await placeholders.FillAsync(job.Number, job.Row.Rule, submission, submitter).ConfigureAwait(false);
        if (filled.Submission is not { } ready)
        {
            return new LaunchFailed(ReasonCodes.VariableFailed, filled.Fault!);
        }

        if (filled.Values is { } values)
        {
            var shown = CommandRedaction.Redact(filled.Shown, options.Commands);
            await recorder
                .WriteAsync(new JournalEntry { Facts = [new JobFilled(filled.At, job.Number, shown, values)] })
                .ConfigureAwait(false);
        }

        var order = new ExecutionOrder(submitter, variables, bounds.AtStart(ready, submitter), rules.OutputOf(job.Row, options.Quotas))
        {
            IsAnswered = job.Row.Run?.Messages.Any(rule => rule.Reply is not null) == true,
        };
        await executions.Get(job).LaunchAsync(order, prepared).ConfigureAwait(false);
        return null;
    }
}
