using Weir.Agent.Gate;
using Weir.Jobs;
using Weir.JobVariables;
using Weir.Protocol;
using Weir.Protocol.Variables;
using Weir.Stores.Agent;

namespace Weir.Agent.Variables;

/// <summary>What every question about a variable begins and ends with: whose it is, and how it is shown.</summary>
internal sealed class VariableAccess(
    VariableService house,
    IAgentJournal journal,
    AgentReadiness readiness,
    PasswordThrottle patience,
    DiskReserve disk
)
{
    public VariableStore Store => house.Store;

    /// <summary>The variable that is meant.</summary>
    public VariableId Read(string name, VariableRequester asker)
    {
        readiness.Require();
        return VariableNames.Read(name, asker.Caller.User, house.Store);
    }

    /// <summary>Asks the store in the asker's lane: no thread that serves others waits for a lock or works on a password.</summary>
    public Task<T> RunAsync<T>(VariableRequester asker, Func<T> question, CancellationToken cancellationToken) =>
        house.RunAsync(
            asker.Submitter.User,
            () =>
            {
                if (asker.Password is not null)
                {
                    patience.Require(asker.Submitter.UserId, asker.Submitter.User);
                }

                try
                {
                    return VariableRefusals.Translate(question);
                }
                catch (AgentRefusedException wrong) when (wrong.Code == ProblemCodes.WrongPassword && asker.Password is not null)
                {
                    patience.RecordFailure(asker.Submitter.UserId);
                    throw;
                }
            },
            cancellationToken
        );

    /// <inheritdoc cref="RunAsync{T}" />
    public Task RunAsync(VariableRequester asker, Action question, CancellationToken cancellationToken) =>
        RunAsync(
            asker,
            () =>
            {
                question();
                return true;
            },
            cancellationToken
        );

    /// <summary>Refuses what takes room where the disk has too little.</summary>
    public void RequireRoom() => disk.Require();

    /// <summary>A variable that the asker may know of. To be called in a lane.</summary>
    public VariableDescription Find(VariableId id, VariableRequester asker)
    {
        var found =
            VariableRefusals.Translate(() => house.Store.Find(id))
            ?? throw new AgentRefusedException(ProblemCodes.NotFound, $"there is no job variable {id}: weir jv list shows yours");
        return MayKnow(found, asker)
            ? found
            : throw new AgentRefusedException(ProblemCodes.NotAllowed, $"{id} belongs to {id.User}, who does not let others use it");
    }

    /// <summary>Whether the asker may know of a variable.</summary>
    public static bool MayKnow(VariableDescription variable, VariableRequester asker) =>
        variable.Shared || asker.IsOperator || variable.Owner == asker.Submitter.UserId;

    /// <summary>A variable without what it holds.</summary>
    public async Task<VariableView> ViewAsync(VariableId id, VariableRequester asker, CancellationToken cancellationToken) =>
        await ViewAsync(await RunAsync(asker, () => Find(id, asker), cancellationToken).ConfigureAwait(false), null, cancellationToken)
            .ConfigureAwait(false);

    /// <summary>A variable as it is shown.</summary>
    public async Task<VariableView> ViewAsync(VariableDescription variable, VariableValue? value, CancellationToken cancellationToken)
    {
        var id = variable.Variable;
        var view = VariableViews.From(variable, Path.Join(house.Store.Folder, id.User, id.Name), value);
        view.Awaited = house.Waiter.IsAwaited(id);
        if (view.Job is null && await journal.FindMonitoredAsync(id.ToString(), cancellationToken).ConfigureAwait(false) is { } last)
        {
            view.Job = last.Number.Value;
        }

        return view;
    }

    /// <summary>A job of this machine that is the asker's, or an operator's business.</summary>
    public async Task<JournalJob> FindJobAsync(TrackingNumber number, VariableRequester asker, CancellationToken cancellationToken)
    {
        readiness.Require();
        var row = await journal.FindAsync(number, cancellationToken).ConfigureAwait(false);
        return row is not null && (asker.IsOperator || row.OwnerOn("").Is("", asker.Submitter.UserId, asker.Submitter.User))
            ? row
            : throw new AgentRefusedException(ProblemCodes.NotFound, $"this machine has no job {number} of yours: weir tracked lists them");
    }

    public static AgentRefusedException Invalid(string text) => new(ProblemCodes.BadRequest, text);
}
