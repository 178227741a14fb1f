using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
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
internal sealed class ActionStore(
    AgentOptions options,
    VariableService house,
    SubmissionHandler submissions,
    IAgentJournal journal,
    BackgroundTasks backgroundTasks,
    TimeProvider time,
    ILogger<ActionStore> log
)
{
    private const string Prefix = "action.";
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
                Watch(action);
            }
        }
    }

    /// <summary>Takes an action in; answers when it is durable.</summary>
    public async Task<StoredAction> AddAsync(StoredAction action)
    {
        var most = options.Quotas.Actions;
        if (action.Owner.UserId != 0 && _actions.Values.Count(waiting => waiting.Action.Owner.UserId == action.Owner.UserId) >= most)
        {
            throw new AgentRefusedException(
                ProblemCodes.TooMany,
                QuotaRefusal.Create(
                    action.Owner.User,
                    QuotaNames.Actions,
                    most,
                    "actions that wait",
                    "take some back with weir jv actions --remove"
                )
            );
        }

        if (_actions.ContainsKey(action.Name))
        {
            throw new AgentRefusedException(
                ProblemCodes.Exists,
                $"there is an action {action.Name}: name this one otherwise, or take that back with weir jv actions --remove {action.Name}"
            );
        }

        await KeepAsync(action).ConfigureAwait(false);
        Watch(action);
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

    private void Watch(StoredAction action)
    {
        var waiting = new Waiting(action);
        if (_actions.TryAdd(action.Name, waiting))
        {
            backgroundTasks.Run($"action {action.Name}", () => RunAsync(waiting));
        }
    }

    // Watched from both sides, so that no change between two looks is missed: a repeated action acts when its condition becomes true.
    private async Task RunAsync(Waiting waiting)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(waiting.End.Token, backgroundTasks.Stopping);
        var turns = Channel.CreateUnbounded<Turn>(new UnboundedChannelOptions { SingleReader = true });
        var wait = new WaitOptions { User = waiting.Action.Owner.User };
        try
        {
            using var becomesTrue = await house
                .Waiter.WatchAsync(
                    Condition.Parse(waiting.Action.Condition),
                    wait,
                    trigger => turns.Writer.TryWrite(new Turn(true, trigger.Variable is not null)),
                    either.Token
                )
                .ConfigureAwait(false);
            using var becomesFalse = await house
                .Waiter.WatchAsync(
                    Condition.Parse($"(NOT {waiting.Action.Condition})"),
                    wait,
                    _ => turns.Writer.TryWrite(new Turn(false, true)),
                    either.Token
                )
                .ConfigureAwait(false);
            using var limit = waiting.Action.Until is { } until
                ? time.CreateTimer(_ => GiveUp(waiting, turns.Writer), null, Remaining(until), Timeout.InfiniteTimeSpan)
                : null;
            await foreach (var turn in turns.Reader.ReadAllAsync(either.Token).ConfigureAwait(false))
            {
                if (await HandleAsync(waiting, turn).ConfigureAwait(false))
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // Taken back; or the agent ends and leaves it to the next.
            return;
        }
        catch (VariableException gone) when (gone.Reason == VariableRefusal.NotFound)
        {
            log.Acted(waiting.Action.Name, waiting.Action.Owner.User, $"given up: {gone.Message}");
        }

        await ForgetAsync(waiting).ConfigureAwait(false);
    }

    // Its time is up: what was written unseen, as through a mapping of the file, still counts.
    private void GiveUp(Waiting waiting, ChannelWriter<Turn> turns) =>
        backgroundTasks.Run(
            $"the last look of action {waiting.Action.Name}",
            async () =>
            {
                try
                {
                    await house
                        .Waiter.RecheckAsync(Condition.Parse(waiting.Action.Condition), waiting.Action.Owner.User, backgroundTasks.Stopping)
                        .ConfigureAwait(false);
                }
                finally
                {
                    turns.TryComplete();
                }
            }
        );

    // Whether the action is over. What was true already when it was made, or when it acted last, counts once it is written again.
    private async Task<bool> HandleAsync(Waiting waiting, Turn turn)
    {
        var action = waiting.Action;
        if (!turn.IsTrue)
        {
            waiting.Action = action with { WasTrue = false };
            return false;
        }

        if (action.WasTrue && (action.Repeat || !turn.IsWrite))
        {
            return false;
        }

        var done = await ActAsync(action).ConfigureAwait(false);
        log.Acted(action.Name, action.Owner.User, done);
        if (action.Repeat)
        {
            await ChangeAsync(waiting, action with { WasTrue = true, Acted = action.Acted + 1, Last = done }).ConfigureAwait(false);
        }

        return !action.Repeat;
    }

    private TimeSpan Remaining(DateTimeOffset until) => until > time.GetUtcNow() ? until - time.GetUtcNow() : TimeSpan.Zero;

    private async Task<string> ActAsync(StoredAction action)
    {
        List<string> done = [];
        foreach (var set in action.Set)
        {
            done.Add(await house.WorkAsync(action.Owner.User, () => Set(action, set)).ConfigureAwait(false));
        }

        if (action.Submission is { } bytes)
        {
            done.Add(await SubmitAsync(action, bytes).ConfigureAwait(false));
        }

        return Printable.Escape(string.Join("; ", done), LongestText);
    }

    private string Set(StoredAction action, ConditionSet set)
    {
        try
        {
            var id = VariableNames.Read(set.Variable, action.Owner.User, house.Store);
            var variable = house.Store.Find(id) ?? throw new AgentRefusedException(ProblemCodes.NotFound, "it is not there any more");
            var bytes = AttributeParser.BytesOf("value", null, set.Text, variable, set.Position)!;
            VariableRefusals.Translate(() =>
                house.Store.Set(id, VariableNames.CallerOf(action.Owner, action.IsAdministrator, null), set.Position ?? 1, bytes)
            );
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
            var answer = await submissions
                .SubmitAsync(
                    submission,
                    SubmissionCodec.Write(submission),
                    action.Owner,
                    processId: 0,
                    new SubmitterSide(Task.CompletedTask, CaptureChoice.None, Process: null),
                    CancellationToken.None
                )
                .ConfigureAwait(false);
            return answer.Capture is { } capture ? $"captured as {capture.Id}" : $"submitted {answer.Number}";
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
            await journal
                .WriteAsync(
                    new JournalEntry { Settings = new Dictionary<string, string?> { [Prefix + waiting.Action.Name] = null } },
                    CancellationToken.None
                )
                .ConfigureAwait(false);
            await waiting.End.CancelAsync().ConfigureAwait(false);
        }
    }

    private Task<JournalReceipt> KeepAsync(StoredAction action) =>
        journal.WriteAsync(
            new JournalEntry
            {
                Settings = new Dictionary<string, string?>
                {
                    [Prefix + action.Name] = JsonSerializer.Serialize(action, ActionJson.Default.StoredAction),
                },
            },
            CancellationToken.None
        );

    private readonly record struct Turn(bool IsTrue, bool IsWrite);

    private sealed class Waiting(StoredAction action)
    {
        public StoredAction Action { get; set; } = action;

        public CancellationTokenSource End { get; } = new();
    }
}
