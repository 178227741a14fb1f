using System.Text.Json;
using Microsoft.Extensions.Logging;
using Weir.Day;
using Weir.Day.Inputs;
using Weir.Definitions;
using Weir.Definitions.Checks;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Server.Definitions;
using Weir.Server.Loop;
using Weir.ServiceLevels.Policies;
using Weir.Stores.Server;

namespace Weir.Server.Policies;

/// <summary>
/// Switches policies by the calendar, and when jobs end that policies wait for. The last switch counts, whoever made it: what
/// an operator activates stays until the calendar comes to its next change.
/// </summary>
internal sealed class PolicySwitch(ServerLoop loop, BusinessDay businessDay, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private static readonly Caller s_calendar = new("calendar", Role.Administrator, "the server")
    {
        Actor = new Actor("calendar", ActorOrigin.Definition),
    };
    private static readonly Caller s_definition = new("its definition", Role.Administrator, "the server")
    {
        Actor = new Actor("its definition", ActorOrigin.Definition),
    };
    private static readonly TimeSpan s_furthest = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim _one = new(1);
    private readonly CancellationTokenSource _stop = new();
    private ITimer? _timer;
    private Dictionary<string, ObjectName> _after = [];

    public void Start()
    {
        _timer = time.CreateTimer(_ => Check(false), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Check(false);
    }

    /// <summary>A decision is stored: did a job end that a policy waits for, or did policies change?</summary>
    public void OnDecision(Decision decision, IReadOnlyList<DefinitionChange> changes)
    {
        if (_after.Count > 0)
        {
            foreach (var job in decision.Jobs)
            {
                if (job.State == JobState.Succeeded && _after.TryGetValue($"{job.Schedule}/{job.Name}", out var policy))
                {
                    _ = SwitchAsync(policy, ByEnd(job));
                }
            }
        }

        if (decision.ActivePolicy is not null || changes.Any(change => change.Kind == PolicyKind.Word))
        {
            // New times count at once; a switch by hand, or other goals, do not bring the calendar back.
            Check(changes.Any(change => change.Kind == PolicyKind.Word && Times(change.Before) != Times(change.After)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_timer is not null)
        {
            await _timer.DisposeAsync().ConfigureAwait(false);
        }

        await _one.WaitAsync().ConfigureAwait(false);
        _one.Dispose();
        _stop.Dispose();
    }

    /// <summary>Which policy the calendar says, else the one that is <c>active: true</c>, else the built-in one.</summary>
    public static ObjectName Standing(IReadOnlyList<PolicyDefinition> policies, ActiveCalendar calendar, DateTimeOffset now) =>
        calendar.At(now) ?? policies.FirstOrDefault(policy => policy.Active)?.Policy.Name ?? Policy.BuiltIn.Name;

    private static (bool Active, string On) Times(string? body)
    {
        if (body is null)
        {
            return default;
        }

        using var json = JsonDocument.Parse(body);
        return (
            json.RootElement.TryGetProperty("active", out _),
            json.RootElement.TryGetProperty("activeOn", out var times) ? times.GetRawText() : ""
        );
    }

    // At most one at a time; a failure is told, and the next change or the timer tries again.
    private void Check(bool changed) => _ = CheckAsync(changed);

    private async Task CheckAsync(bool changed)
    {
        try
        {
            await _one.WaitAsync(_stop.Token).ConfigureAwait(false);
            try
            {
                var (wanted, by, next) = await loop.ReadAsync(view => Evaluate(view, changed), _stop.Token).ConfigureAwait(false);
                if (wanted is { } policy)
                {
                    await AskAsync(policy, by).ConfigureAwait(false);
                }

                var wait = next - time.GetUtcNow();
                _timer?.Change(
                    wait is not { } span || span > s_furthest ? s_furthest
                        : span <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1)
                        : span,
                    Timeout.InfiniteTimeSpan
                );
            }
            finally
            {
                _one.Release();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The server ends.
        }
#pragma warning disable CA1031 // Nobody waits for a switch: why it failed is told, and the timer or the next change tries again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ServerLog.PolicyNotSwitched(logger, failure.Message);
            _timer?.Change(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        }
    }

    private async Task SwitchAsync(ObjectName policy, Caller by)
    {
        try
        {
            await AskAsync(policy, by).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The server ends.
        }
#pragma warning disable CA1031 // Nobody waits for a switch: why it failed is told, and the timer or the next change tries again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ServerLog.PolicyNotSwitched(logger, failure.Message);
        }
    }

    private async Task AskAsync(ObjectName policy, Caller by)
    {
        if (
            await loop.AskAsync(
                    by.To("policy activate", PolicyKind.Word, policy.Text),
                    id => new ActivatePolicy(id, by, policy),
                    _stop.Token
                )
                .ConfigureAwait(false)
            is RequestRefused refused
        )
        {
            ServerLog.PolicyNotSwitched(logger, refused.Text);
        }
    }

    private static Caller ByEnd(Job job)
    {
        var end = $"the end of {job.Schedule}/{job.Name}";
        return new Caller(end, Role.Administrator, "the server")
        {
            Actor = new Actor(end, ActorOrigin.Definition, Through: $"{job.Schedule}/{job.Name}"),
        };
    }

    private (ObjectName? Wanted, Caller By, DateTimeOffset? Next) Evaluate(DayView view, bool changed)
    {
        var policies = DefinitionSets.Policies(view.Definitions);
        _after = policies
            .SelectMany(policy => policy.ActiveAfter.Select(job => (job, policy.Policy.Name)))
            .GroupBy(pair => pair.job, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First().Name, StringComparer.OrdinalIgnoreCase);
        var calendar = PolicyConflicts.Calendar(policies, businessDay);
        var active = DefinitionSets.ActivePolicy(view.Definitions);
        var due = changed || active is null || (!calendar.IsEmpty && calendar.LastChange(active.Since, view.Now) is not null);
        var standing = Standing(policies, calendar, view.Now);
        var now = view.Day.Policy.Name;
        if (changed && active is not null && calendar.At(view.Now) is null && !policies.Any(policy => policy.Active))
        {
            // Nothing says which: the one that somebody activated stays.
            due = false;
        }

        // Where times have ended, it is they that bring the standing policy back.
        return (
            due && standing != now ? standing : null,
            calendar.IsEmpty ? s_definition : s_calendar,
            calendar.IsEmpty ? null : calendar.NextChange(view.Now)
        );
    }
}
