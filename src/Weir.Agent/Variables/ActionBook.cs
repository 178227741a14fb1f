using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Weir.Agent.Gate;
using Weir.Jobs;
using Weir.JobVariables;
using Weir.Protocol;
using Weir.Protocol.Variables;
using Weir.Stores.Agent;

namespace Weir.Agent.Variables;

/// <summary>
/// What is to be done when a condition becomes true: writes and a submission, in the right of who asked for it. Kept in the
/// journal; after a restart the condition is looked at again, and what it does carries a key, so that it is done once.
/// </summary>
internal sealed class ActionBook(VariableHouse house, Gatehouse gatehouse, IAgentJournal journal, Errands errands, TimeProvider time, ILogger<ActionBook> log)
{
    private const string Prefix = "action.";
    private const int MostOfAUser = 1000;
    private const int LongestText = 200;

    private readonly ConcurrentDictionary<string, Waiting> _actions = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<StoredAction> All => _actions.Values.Select(waiting => waiting.Action).OrderBy(action => action.Since);

    /// <summary>Takes over what an earlier agent had.</summary>
    public void Restore(IReadOnlyDictionary<string, string> settings)
    {
        foreach (var (_, value) in settings.Where(setting => setting.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            if (JsonSerializer.Deserialize(value, ActionJson.Default.StoredAction) is { } action)
            {
                Begin(action);
            }
        }
    }

    /// <summary>Takes an action in; answers when it is durable.</summary>
    public async Task<StoredAction> AddAsync(StoredAction action)
    {
        if (_actions.Values.Count(waiting => waiting.Action.Owner.UserId == action.Owner.UserId) >= MostOfAUser)
        {
            throw new AgentRefusedException(ProblemCodes.TooMany, $"{action.Owner.User} has {MostOfAUser} actions waiting, the most that is allowed: take some back with weir jv actions --remove");
        }

        if (_actions.ContainsKey(action.Name))
        {
            throw new AgentRefusedException(ProblemCodes.Exists, $"there is an action {action.Name}: name this one otherwise, or take that back with weir jv actions --remove {action.Name}");
        }

        await KeepAsync(action).ConfigureAwait(false);
        Begin(action);
        return action;
    }

    /// <summary>Takes an action back.</summary>
    public async Task<StoredAction?> RemoveAsync(string name, Func<StoredAction, bool> may)
    {
        if (!_actions.TryGetValue(name, out var found) || !may(found.Action))
        {
            return null;
        }

        await ForgetAsync(found).ConfigureAwait(false);
        return found.Action;
    }

    private void Begin(StoredAction action)
    {
        var waiting = new Waiting(action);
        if (_actions.TryAdd(action.Name, waiting))
        {
            errands.Run($"action {action.Name}", () => RunAsync(waiting));
        }
    }

    // Acts when the condition becomes true: after it was true it must have been otherwise before it counts again.
    private async Task RunAsync(Waiting waiting)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(waiting.End.Token, errands.Stopping);
        var condition = Condition.Parse(waiting.Action.Condition);
        var opposite = Condition.Parse($"(NOT {waiting.Action.Condition})");
        try
        {
            while (true)
            {
                if (waiting.Action.WasTrue)
                {
                    if (!await WaitAsync(waiting.Action, opposite, either.Token).ConfigureAwait(false))
                    {
                        break;
                    }

                    await ChangeAsync(waiting, waiting.Action with { WasTrue = false }).ConfigureAwait(false);
                }

                if (!await WaitAsync(waiting.Action, condition, either.Token).ConfigureAwait(false))
                {
                    break;
                }

                var done = await ActAsync(waiting.Action).ConfigureAwait(false);
                log.Acted(waiting.Action.Name, waiting.Action.Owner.User, done);
                if (!waiting.Action.Repeat)
                {
                    break;
                }

                await ChangeAsync(waiting, waiting.Action with { WasTrue = true, Acted = waiting.Action.Acted + 1, Last = done }).ConfigureAwait(false);
            }

            await ForgetAsync(waiting).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // Taken back; or the agent ends and leaves it to the next.
            return;
        }
    }

    private Task<bool> WaitAsync(StoredAction action, Condition condition, CancellationToken cancellationToken) =>
        house.Waiter.WaitAsync(condition, new WaitOptions { User = action.Owner.User, Until = action.Until }, cancellationToken);

    private async Task<string> ActAsync(StoredAction action)
    {
        List<string> done = [];
        foreach (var set in action.Set)
        {
            done.Add(Set(action, set));
        }

        if (action.Submission is { } bytes)
        {
            done.Add(await SubmitAsync(action, bytes).ConfigureAwait(false));
        }

        return Printable.Of(string.Join("; ", done), LongestText);
    }

    private string Set(StoredAction action, ConditionSet set)
    {
        try
        {
            var id = VariableNames.Read(set.Variable, action.Owner.User, house.Store);
            var variable = house.Store.Find(id) ?? throw new AgentRefusedException(ProblemCodes.NotFound, "it is not there any more");
            var bytes = AttributeWords.BytesOf("value", null, set.Text, variable, set.Position)!;
            VariableRefusals.Ask(() => house.Store.Set(id, VariableNames.CallerOf(action.Owner, action.IsAdministrator, null), set.Position ?? 1, bytes));
            return $"set {id}";
        }
        catch (AgentRefusedException refused)
        {
            return $"{set.Variable} was not set: {refused.Message}";
        }
    }

    // The key is of the action and of how often it has acted: after a crash in between, the same submission comes again.
    private async Task<string> SubmitAsync(StoredAction action, byte[] bytes)
    {
        var key = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{action.Name} {action.Since:O} {action.Acted}")).AsSpan(0, 16));
        var submission = SubmissionCodec.Read(bytes) with { Key = key };
        try
        {
            var answer = await gatehouse.SubmitAsync(submission, SubmissionCodec.Write(submission), action.Owner, CancellationToken.None).ConfigureAwait(false);
            return answer.Number is { } number ? $"submitted {number}" : "submitted untracked";
        }
        catch (AgentRefusedException refused)
        {
            return $"not submitted: {refused.Message}";
        }
    }

    private async Task ChangeAsync(Waiting waiting, StoredAction action)
    {
        await KeepAsync(action).ConfigureAwait(false);
        waiting.Action = action;
    }

    private async Task ForgetAsync(Waiting waiting)
    {
        if (_actions.TryRemove(waiting.Action.Name, out _))
        {
            await journal.WriteAsync(new JournalEntry { Settings = new Dictionary<string, string?> { [Prefix + waiting.Action.Name] = null } }, CancellationToken.None).ConfigureAwait(false);
            await waiting.End.CancelAsync().ConfigureAwait(false);
        }
    }

    private Task KeepAsync(StoredAction action) => journal.WriteAsync(
        new JournalEntry { Settings = new Dictionary<string, string?> { [Prefix + action.Name] = JsonSerializer.Serialize(action, ActionJson.Default.StoredAction) } }, CancellationToken.None);

    private sealed class Waiting(StoredAction action)
    {
        public StoredAction Action { get; set; } = action;

        public CancellationTokenSource End { get; } = new();
    }
}
