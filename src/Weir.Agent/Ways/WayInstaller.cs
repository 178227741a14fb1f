using Weir.Jobs;
using Weir.Linux;
using Weir.Protocol;
using Weir.Protocol.Gate;

namespace Weir.Agent.Ways;

/// <summary>
/// Puts ways in through the gate and takes them out again: one's own table is one's own business, all else an administrator's.
/// </summary>
internal sealed class WayInstaller(AgentOptions options, IEnumerable<IWay> ways)
{
    private const int MostWaiting = 256;

    // crontab is run and waited for, and tables of many users are read: one change after the other, on a thread of their own.
    private readonly BlockingCalls _changes = new("ways in", threads: 1, perCaller: 1, MostWaiting);

    /// <summary>Whether this agent is the one in control of the machine's gate.</summary>
    public bool ControlsGate => options.ControlsGate;

    /// <exception cref="AgentRefusedException">It is not allowed or cannot be done; nothing changed.</exception>
    public Task<WayChange> InstallAsync(GateInstall what, Caller caller)
    {
        var way = Require(what, caller, removes: false);
        return DoAsync(() => Task.FromResult(way.Install(what, caller)));
    }

    /// <exception cref="AgentRefusedException">It is not allowed or cannot be done; nothing changed.</exception>
    public Task<WayChange> RemoveAsync(GateInstall what, Caller caller)
    {
        var way = Require(what, caller, removes: true);
        return DoAsync(() => way.RemoveAsync(what, caller));
    }

    /// <summary>To be called once the store has the change.</summary>
    public Task RescanAsync(string way) => ControlsGate && Find(way) is { } found ? found.RescanAsync() : Task.CompletedTask;

    /// <summary>Whether each user has a table of a way, which is his own to put in.</summary>
    public bool HasOwnTables(string way) => Find(way)?.HasOwnTables is true;

    private async Task<WayChange> DoAsync(Func<Task<WayChange>> work)
    {
        try
        {
            return await (await _changes.RunAsync("", work).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (TooManyCallsException full)
        {
            throw new AgentRefusedException(ProblemCodes.TooMany, $"{full.Most} changes of the gate wait already: try again later");
        }
        catch (Exception refused) when (refused is WayException or LinuxException or IOException or UnauthorizedAccessException)
        {
            throw new AgentRefusedException(ProblemCodes.BadRequest, refused.Message);
        }
    }

    private IWay? Find(string way) => ways.FirstOrDefault(one => one.Name == way);

    private IWay Require(GateInstall what, Caller caller, bool removes)
    {
        if (Find(what.Way) is not { } way)
        {
            var allowed = string.Join(", ", ways.Select(one => one.Name));
            throw new AgentRefusedException(
                ProblemCodes.BadRequest,
                $"way in '{Printable.Escape(what.Way)}' cannot be {(removes ? "removed" : "installed")}: allowed are {allowed}"
            );
        }

        if (what.User is not null && what.System)
        {
            throw new AgentRefusedException(ProblemCodes.BadRequest, "a user and the system exclude each other: name one of them");
        }

        if (what.DryRun && !way.CanRehearse)
        {
            var allowed = string.Join(", ", ways.Where(one => one.CanRehearse).Select(one => one.Name));
            throw new AgentRefusedException(ProblemCodes.BadRequest, $"a dry run of {way.Name} is not possible: allowed are {allowed}");
        }

        if (what.Keep && !way.HasOwnTables)
        {
            var allowed = string.Join(", ", ways.Where(one => one.HasOwnTables).Select(one => one.Name));
            throw new AgentRefusedException(ProblemCodes.BadRequest, $"nobody else writes where {way.Name} is: kept can be {allowed}");
        }

        if (!options.ControlsGate)
        {
            throw new AgentRefusedException(
                ProblemCodes.WrongState,
                "another agent is in control of this machine's gate: ask that one (weir status)"
            );
        }

        // A table is known by a name: it is the caller's own only where that name is the account of the caller's id.
        var own =
            way.HasOwnTables
            && !what.System
            && (what.User is null || what.User == caller.User)
            && caller.Machine == options.Machine
            && caller.UserId is { } id
            && UserAccounts.Find(caller.User)?.UserId == id;
        if (Authority.Refusal(caller, own ? Operation.InstallOwnCrontab : Operation.InstallWays) is not null)
        {
            throw new AgentRefusedException(
                ProblemCodes.NotAllowed,
                "only an administrator (root, or the user who runs weir up) changes the gate for others: allowed is weir gate install cron for your own crontab"
            );
        }

        return way;
    }
}
