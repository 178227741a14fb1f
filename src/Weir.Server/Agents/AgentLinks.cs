using Weir.Day;
using Weir.Day.Inputs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Protocol.AgentLink;
using Weir.Server.Definitions;
using Weir.Server.Loop;

namespace Weir.Server.Agents;

/// <summary>The server's end of the link to its agents: greeting, facts up, orders down, numbers on lease.</summary>
public sealed class AgentLinks
{
    private const int LargestPoll = 1000;
    private const int Lease = 1000;
    private readonly ServerLoop _loop;
    private readonly OrderBoxes _boxes;
    private readonly AgentWatch _watch;
    private readonly DayKeeper _keeper;
    private readonly ServerOptions _options;
    private readonly TimeProvider _time;

    internal AgentLinks(ServerLoop loop, OrderBoxes boxes, AgentWatch watch, DayKeeper keeper, ServerOptions options, TimeProvider time) =>
        (_loop, _boxes, _watch, _keeper, _options, _time) = (loop, boxes, watch, keeper, options, time);

    /// <summary>An agent greets; it learns the epoch and from which fact on to send.</summary>
    public async Task<ServerHello> HelloAsync(string machine, AgentHello hello, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hello);
        _watch.Greet(machine, hello.Version, hello.LastOrder);
        _boxes[machine].After(hello.LastOrder, 0);
        var taken = await _loop.LookAsync(view => view.Agents.GetValueOrDefault(machine)?.FactSequence ?? 0, cancellationToken).ConfigureAwait(false);
        if (taken > hello.LastSequence && !hello.Restored)
        {
            throw new RefusedException(
                ProblemCodes.WrongState,
                $"the agent on {machine} has facts up to {hello.LastSequence}, the server has {taken} of them: its journal is older than what it sent; bring it back by weir restore, or restore the newer one");
        }

        return new ServerHello(_keeper.Epoch, taken);
    }

    /// <summary>Takes facts; answered when they are stored.</summary>
    public async Task<FactsTaken> TakeAsync(string machine, IReadOnlyList<SequencedFact> facts, CancellationToken cancellationToken)
    {
        _watch.Hear(machine, 0);
        var report = new Report(machine, facts);
        _loop.Post(report);
        return new FactsTaken(await report.Taken.WaitAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Waits for orders after one, or for other rules than the agent has; after a while answers that there is nothing.</summary>
    public async Task<OrderBatch> PollAsync(string machine, long after, long rulesVersion, CancellationToken cancellationToken)
    {
        _watch.Hear(machine, after);
        _watch.Poll(machine, 1);
        try
        {
            var box = _boxes[machine];
            var until = _time.GetUtcNow() + _options.Poll;
            while (true)
            {
                var (orders, news) = box.After(after, LargestPoll);
                var rules = RulesOf(_keeper.Book);
                var left = until - _time.GetUtcNow();
                if (orders.Count > 0 || rules.Version != rulesVersion || left <= TimeSpan.Zero)
                {
                    return new OrderBatch(_keeper.Epoch, orders, rules.Version, rules.Version == rulesVersion ? null : rules.All());
                }

                await WaitAsync(news, left, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _watch.Poll(machine, -1);
        }
    }

    /// <summary>Leases a block of numbers; stored before it is answered.</summary>
    public async Task<NumberLease> LeaseAsync(string machine, CancellationToken cancellationToken) =>
        await _loop.AskAsync(id => new LeaseNumbers(id, machine, Lease), cancellationToken).ConfigureAwait(false) switch
        {
            Leased leased => new NumberLease(leased.First, leased.Count),
            Refused refused => throw new RefusedException(refused.Code, refused.Text),
            var other => throw new InvalidOperationException($"the day answered with {other.GetType().Name}"),
        };

    private async Task WaitAsync(Task news, TimeSpan left, CancellationToken cancellationToken)
    {
        try
        {
            await news.WaitAsync(left, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Nothing to say within the time: the answer says so.
        }
    }

    private static (long Version, Func<IReadOnlyList<Protocol.Rules.RuleView>> All) RulesOf(DefinitionBook book) =>
        (book.RulesVersion, () => [.. DefinitionSets.Rules(book).Select(RuleViews.ViewOf)]);
}
