using Weir.Jobs;
using Weir.JobVariables;
using Weir.Protocol;
using Weir.Protocol.Variables;

namespace Weir.Agent.Variables;

/// <summary>Waiting, and acting, on conditions. Every method refuses by <see cref="AgentRefusedException"/>.</summary>
public sealed class AgentConditions
{
    private const int LongestText = 200;

    private readonly VariableAccess _desk;
    private readonly VariableService _house;
    private readonly ActionStore _actions;
    private readonly TimeProvider _time;

    internal AgentConditions(VariableAccess desk, VariableService house, ActionStore actions, TimeProvider time)
    {
        _desk = desk;
        _house = house;
        _actions = actions;
        _time = time;
    }

    /// <summary>Waits until a condition is true, or the time is up.</summary>
    public async Task<ConditionOutcome> WaitAsync(ConditionRequest request, VariableRequester asker, CancellationToken cancellationToken)
    {
        var condition = await ConditionAsync(request.Condition, asker, cancellationToken).ConfigureAwait(false);
        var options = new WaitOptions
        {
            User = asker.Submitter.User,
            Timeout = request.Seconds is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, MostSeconds)) : null,
            Until = NotPast(request.Until),
            CheckCurrentValue = ChecksCurrent(request),
        };
        try
        {
            return new ConditionOutcome(
                await _house.Waiter.WaitAsync(condition, options, cancellationToken).ConfigureAwait(false),
                _time.GetUtcNow()
            );
        }
        catch (VariableException gone)
        {
            throw VariableRefusals.From(gone);
        }
    }

    /// <summary>The actions that wait: one's own; all for operators.</summary>
    public ActionPage List(VariableRequester asker) =>
        new([.. _actions.All.Where(action => MayAct(action, asker)).Select(ActionViews.From)]);

    /// <summary>Leaves an action that acts when a condition becomes true.</summary>
    public async Task<ActionView> AddAsync(ConditionRequest request, Submission? submission, VariableRequester asker)
    {
        _desk.RequireRoom();
        var condition = await ConditionAsync(request.Condition, asker, CancellationToken.None).ConfigureAwait(false);
        if (request.Set.Count == 0 && submission is null)
        {
            throw VariableAccess.Invalid("an action does something: say set or submit");
        }

        foreach (var set in request.Set)
        {
            var id = _desk.Read(set.Variable, asker);
            await _desk.RunAsync(asker, () => _desk.Find(id, asker), CancellationToken.None).ConfigureAwait(false);
        }

        var now = _time.GetUtcNow();
        var action = new StoredAction
        {
            Name = request.Name is { } name ? NameOf(name) : $"ACTION.{Guid.NewGuid():N}"[..15].ToUpperInvariant(),
            Owner = asker.Submitter,
            IsAdministrator = asker.Role == Role.Administrator,
            Condition = condition.ToString(),
            Set = request.Set,
            Submission = submission is null ? null : SubmissionCodec.Write(submission),
            Repeat = request.Repeat,
            Since = now,
            Until = NotPast(request.Until) ?? (request.Seconds is { } seconds ? now.AddSeconds(Math.Clamp(seconds, 0, MostSeconds)) : null),
            WasTrue = !ChecksCurrent(request),
        };
        return ActionViews.From(await _actions.AddAsync(action).ConfigureAwait(false));
    }

    /// <summary>Takes an action back: one's own; any for operators.</summary>
    public async Task<ActionView> RemoveAsync(string name, VariableRequester asker) =>
        await _actions.RemoveAsync(name, action => MayAct(action, asker)).ConfigureAwait(false) is { } removed
            ? ActionViews.From(removed)
            : throw new AgentRefusedException(
                ProblemCodes.NotFound,
                $"there is no action {Printable.Escape(name)} of yours: weir jv actions lists them"
            );

    private const double MostSeconds = 366 * 86_400.0;

    private async Task<Condition> ConditionAsync(string text, VariableRequester asker, CancellationToken cancellationToken)
    {
        if (!Condition.TryParse(text, out var condition, out var fault))
        {
            throw new AgentRefusedException(
                ProblemCodes.BadCondition,
                $"{Printable.Escape(text, LongestText)} is not a condition, {fault}"
            );
        }

        // A variable that is not there cannot be waited for, and one that may not be read would be read by its effect.
        foreach (var name in condition.Variables)
        {
            var id = _desk.Read(name.ToString(), asker);
            await _desk
                .RunAsync(asker, () => (_desk.Find(id, asker), _desk.Store.Read(id, asker.Caller)), cancellationToken)
                .ConfigureAwait(false);
        }

        return condition;
    }

    private DateTimeOffset? NotPast(DateTimeOffset? until) =>
        until < _time.GetUtcNow() ? throw VariableAccess.Invalid("until is in the past: name a moment to come") : until;

    private static bool ChecksCurrent(ConditionRequest request) =>
        request.Check switch
        {
            "current" => true,
            "next" => false,
            _ => throw VariableAccess.Invalid($"'{Printable.Escape(request.Check)}' is no check: current or next"),
        };

    private static string NameOf(string text) =>
        ObjectName.TryParse(text, out var name)
            ? name.Text
            : throw VariableAccess.Invalid($"'{Printable.Escape(text)}' is not a name of an action: {ObjectName.Allowed}");

    private static bool MayAct(StoredAction action, VariableRequester asker) =>
        asker.IsOperator || action.Owner.UserId == asker.Submitter.UserId;
}
