using Weir.Day;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Protocol.AgentLink;
using Weir.Server.Loop;

namespace Weir.Server.Agents;

/// <summary>The server's end of the link to its agents: greeting, facts up, orders down, numbers on lease.</summary>
public sealed class AgentLinks
{
    private const int LargestPoll = 1000;
    private const int Lease = 1000;

    /// <summary>Order ids go on from what an agent says: one that says more would use them up.</summary>
    private const long MostOrders = long.MaxValue / 2;

    private readonly ServerLoop _loop;
    private readonly OrderBoxes _boxes;
    private readonly AgentWatch _watch;
    private readonly DayContext _context;
    private readonly ServerOptions _options;
    private readonly ServerNotices _serverNotices;
    private readonly TimeProvider _time;

    internal AgentLinks(
        ServerLoop loop,
        OrderBoxes boxes,
        AgentWatch watch,
        DayContext context,
        ServerNotices serverNotices,
        ServerOptions options,
        TimeProvider time
    ) => (_loop, _boxes, _watch, _context, _serverNotices, _options, _time) = (loop, boxes, watch, context, serverNotices, options, time);

    /// <summary>An agent greets; it learns the epoch, from which fact on to send, and the version of the contract.</summary>
    public async Task<ServerHello> HelloAsync(string machine, AgentHello hello, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hello);
        if (WhyNotWellFormed(hello) is { } wrong)
        {
            throw new RefusedException(ProblemCodes.BadRequest, wrong);
        }

        var taken = await _loop
            .ReadAsync(view => view.Agents.GetValueOrDefault(machine)?.FactSequence ?? 0, cancellationToken)
            .ConfigureAwait(false);
        var journal = Math.Min(hello.OpenedAt ?? long.MaxValue, hello.LastSequence);
        var isOlder = taken > journal && !hello.Restored;
        var why = WhyNot(machine, hello) ?? (isOlder ? OlderJournal(machine, journal, taken) : null);
        _watch.Refuse(machine, why);
        _serverNotices.AgentRefused(machine, why);
        if (why is not null)
        {
            throw new RefusedException(isOlder ? ProblemCodes.OlderJournal : ProblemCodes.WrongState, why);
        }

        _watch.Greet(
            machine,
            hello.Version,
            hello.LastSequence,
            hello.LastOrder,
            [.. (hello.Numbers ?? []).Select(block => new NumberBlock(block.First, block.First + block.Count - 1, machine))]
        );
        _boxes[machine].After(hello.LastOrder, 0);
        return new ServerHello(_context.Epoch, taken, LinkVersions.Common(hello.OldestContract, hello.NewestContract)!.Value);
    }

    /// <summary>Takes facts as they came; answered when they are stored.</summary>
    public Task<FactsTaken> AcceptFactsAsync(string machine, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        AcceptFactsAsync(machine, FactValidation.Read(machine, message), cancellationToken);

    /// <summary>Takes facts; answered when they are stored.</summary>
    public Task<FactsTaken> AcceptFactsAsync(string machine, IReadOnlyList<SequencedFact> facts, CancellationToken cancellationToken) =>
        AcceptFactsAsync(machine, FactValidation.Read(machine, facts), cancellationToken);

    private async Task<FactsTaken> AcceptFactsAsync(string machine, IReadOnlyList<Input> inputs, CancellationToken cancellationToken)
    {
        _watch.MarkSeen(machine, 0);
        var report = new AgentReport(machine, inputs);
        _loop.Post(report);
        return new FactsTaken(await report.Taken.WaitAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Waits for orders after one, or for other rules than the agent has; after a while answers that there is nothing.</summary>
    public async Task<OrderBatch> PollAsync(string machine, long after, long rulesVersion, CancellationToken cancellationToken)
    {
        if (after is < 0 or > MostOrders)
        {
            throw new RefusedException(ProblemCodes.BadRequest, $"after is an order's id: 0 to {MostOrders}");
        }

        _watch.MarkSeen(machine, after);
        _watch.Poll(machine, 1);
        try
        {
            var box = _boxes[machine];
            var until = _time.GetUtcNow() + _options.Poll;
            while (true)
            {
                var (orders, news) = box.After(after, LargestPoll);
                var catalog = _context.Catalog;
                var rules = PublishedRules.VersionOf(catalog);
                var left = until - _time.GetUtcNow();
                var inquiry = box.TakeInquiry();
                if (orders.Count > 0 || rules != rulesVersion || inquiry is not null || left <= TimeSpan.Zero)
                {
                    return new OrderBatch(
                        _context.Epoch,
                        orders,
                        rules,
                        rules == rulesVersion ? null : PublishedRules.From(catalog, machine)
                    )
                    {
                        Tracked = rules == rulesVersion ? null : PublishedRules.TrackedOn(catalog, machine),
                        Journal = inquiry,
                        Variables = rules == rulesVersion ? null : VariablesOfMachine.From(catalog, machine),
                    };
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
        await _loop.AskAsync(null, id => new LeaseNumbers(id, machine, Lease), cancellationToken).ConfigureAwait(false) switch
        {
            NumbersLeased leased => new NumberLease(leased.First, leased.Count),
            RequestRefused refused => throw new RefusedException(refused.Code, refused.Text),
            var other => throw new InvalidOperationException($"the day answered with {other.GetType().Name}"),
        };

    private string? WhyNot(string machine, AgentHello hello) =>
        LinkVersions.Common(hello.OldestContract, hello.NewestContract) is null
            ? $"the agent on {machine} (Weir {Printable.Escape(hello.Version, 40)}) speaks versions {hello.OldestContract} to {hello.NewestContract} of the contract, "
                + $"this server {LinkVersions.Oldest} to {LinkVersions.Newest}: install the newer Weir on the one that is behind"
        : hello.Epoch > _context.Epoch
            ? $"the agent on {machine} has had orders of epoch {hello.Epoch}, this server's is {_context.Epoch}: the server's data are older than what its agents know, "
                + "as after a copy of its files; stop the server and bring that copy back by weir restore, which goes past all that was given out since (docs/operations/recover.md)"
        : null;

    private static string OlderJournal(string machine, long journal, long taken) =>
        $"the agent on {machine} has facts up to {journal}, the server has {taken} of them: its journal is older than what it sent; "
        + "bring it back by weir restore, or restore the newer one";

    private static string? WhyNotWellFormed(AgentHello hello) =>
        hello.Version.Length is 0 or > FactBounds.Word ? $"version has 1 to {FactBounds.Word} characters"
        : hello.LastSequence < 0 || hello.LastOrder is < 0 or > MostOrders || hello.Epoch < 0 || hello.OpenedAt < 0
            ? $"lastSequence, lastOrder, epoch and openedAt are not negative, lastOrder is at most {MostOrders}"
        : hello.OldestContract < 1 || hello.NewestContract < hello.OldestContract
            ? "oldestContract and newestContract are versions, the oldest first"
        : hello.Numbers is { Count: > FactBounds.Blocks } ? $"numbers are at most {FactBounds.Blocks} blocks"
        : hello.Numbers is { } blocks
        && blocks.Any(block =>
            block is null
            || block.First < 1
            || block.Count is < 1 or > FactBounds.Block
            || block.First > TrackingNumber.Maximum - block.Count + 1
        )
            ? $"a block of numbers has 1 to {FactBounds.Block} of them, from 1 to {TrackingNumber.Maximum}"
        : null;

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
}
