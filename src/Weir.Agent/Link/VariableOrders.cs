using Weir.Agent.Jobs;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Linux;
using Weir.Protocol;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>
/// Writes into job variables what an event says, as the user of the event's job: the server names the job, and this machine knows whose it
/// is. So no server writes what that user could not.
/// </summary>
internal sealed class VariableOrders(IAgentJournal journal, VariableService house, TimeProvider time)
{
    /// <summary>The code of a message that a variable was not written.</summary>
    public const string Refused = "variable-refused";

    /// <summary>Writes; what the server is to learn of it is that it could not be.</summary>
    public async Task<(TrackedJob? Job, IReadOnlyList<Fact> Facts)> WriteAsync(SetVariable order)
    {
        try
        {
            if (await journal.FindAsync(order.Number, CancellationToken.None).ConfigureAwait(false) is not { } row)
            {
                throw new AgentRefusedException(ProblemCodes.NotFound, "its machine has no such job");
            }

            var account =
                (row.UserId is { } id ? UserAccounts.Find(id) : UserAccounts.Find(row.User))
                ?? throw new AgentRefusedException(ProblemCodes.NotFound, $"this machine has no account of {Printable.Escape(row.User)}");
            var submitter = new Submitter(account.Name, account.UserId, account.GroupId, []);
            await house.RunAsync(account.Name, () => VariableRefusals.Translate(() => Write(order, submitter))).ConfigureAwait(false);
            return (null, []);
        }
        catch (AgentRefusedException refused) when (refused.Code is not (ProblemCodes.StoreFull or ProblemCodes.StoreUncertain))
        {
            var text =
                $"variable {Printable.Escape(order.Variable, 100)} is not written for job {order.Number}, as {order.By} has it done: {refused.Message}";
            return (null, [new AgentMessage(time.GetUtcNow(), MessageSeverity.Warning, Refused, text, order.Number)]);
        }
    }

    private bool Write(SetVariable order, Submitter submitter)
    {
        var id = VariableNames.Read(order.Variable, submitter.User, house.Store);
        var variable = house.Store.Find(id) ?? throw new AgentRefusedException(ProblemCodes.NotFound, $"there is no job variable {id}");
        var bytes =
            AttributeParser.BytesOf("text", null, order.Text, variable, null)
            ?? throw new AgentRefusedException(ProblemCodes.BadRequest, "there is nothing to write");
        house.Store.Set(id, VariableNames.CallerOf(submitter, isAdministrator: false, password: null), 1, bytes);
        return true;
    }
}
