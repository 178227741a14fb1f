using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Variables;
using Weir.Jobs.Orders;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>Takes the variables that orders name for jobs whose submissions named none.</summary>
internal sealed class VariableAdoptions(IAgentJournal journal, MonitoringVariables monitoringVariables)
{
    /// <summary>
    /// Asks for the variable of an order; <see langword="null"/> where it names none, or the job has had one. The caller is inside the job.
    /// </summary>
    public async Task<VariableAdoption?> RequestAsync(Order order, TrackedJob job, JournalJob row)
    {
        var (wanted, ok) = order switch
        {
            Accept accept => (accept.Monitor, accept.Ok),
            Start start => (start.Monitor, start.Ok),
            _ => (null, null),
        };

        // Who ended its monitoring has the last word: a TSN says that there was one.
        if (wanted is null || row.Tsn is not null)
        {
            return null;
        }

        var submitter = job.Submitter ??= (
            await journal.FindSubmissionAsync(row.Number, CancellationToken.None).ConfigureAwait(false)
        )?.Submitter;
        if (submitter is null)
        {
            return null;
        }

        try
        {
            return new VariableAdoption(
                wanted,
                await monitoringVariables.ClaimSoonAsync(wanted, submitter, row.Number, row.Rule, row.Ok ?? ok).ConfigureAwait(false),
                null
            );
        }
        catch (AgentRefusedException refused)
        {
            return new VariableAdoption(wanted, null, refused.Message);
        }
    }
}
