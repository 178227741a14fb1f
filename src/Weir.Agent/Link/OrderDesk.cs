using System.Globalization;
using Microsoft.Extensions.Logging;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Running;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Stores.Agent;
using Weir.Tracking.Rules;

namespace Weir.Agent.Link;

/// <summary>
/// Carries out the server's orders. What a batch changes is written down together with its orders, before anything is done
/// about it; so each order is acted on once however often it comes, and after a crash the rows say what is left to do.
/// </summary>
internal sealed class OrderDesk(
    IAgentJournal journal, JobLedger ledger, JobRecorder recorder, JobStarter starter, JobCanceller canceller, Intake intake, RuleBook rules, Monitors monitors, ConditionHolds conditions, Errands errands, TimeProvider time, ILogger<OrderDesk> log)
{
    private const string EpochSetting = "epoch";

    private long _epoch;
    private long _lastOrder;

    /// <summary>The last order written down.</summary>
    public long LastOrder => Interlocked.Read(ref _lastOrder);

    /// <summary>The newest epoch that an order came with.</summary>
    public long Epoch => Interlocked.Read(ref _epoch);

    public void Restore(JournalSnapshot snapshot)
    {
        _lastOrder = snapshot.LastOrder;
        _epoch = snapshot.Settings.TryGetValue(EpochSetting, out var setting) && long.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) ? epoch : 0;
    }

    /// <summary>Takes a batch; called by the link only, one after the other.</summary>
    /// <exception cref="LinkRefusedException">The orders are of an older server than this machine has heard of.</exception>
    public async Task TakeAsync(PolledOrders polled)
    {
        await TakeAsync(polled.Batch.Orders).ConfigureAwait(false);
        foreach (var unreadable in polled.Unreadable.Where(order => order.Id > _lastOrder))
        {
            var fact = new AgentMessage(
                time.GetUtcNow(), MessageSeverity.Error, OrderAnswers.Unreadable, $"order {unreadable.Id} is not known to this version of the agent and was passed over: {unreadable.Reason}", null);
            await recorder.WriteAsync(new JournalEntry { LastOrder = unreadable.Id, Facts = [fact] }).ConfigureAwait(false);
            Interlocked.Exchange(ref _lastOrder, unreadable.Id);
        }
    }

    private async Task TakeAsync(IReadOnlyList<IssuedOrder> orders)
    {
        List<IssuedOrder> together = [];
        var newest = _epoch;
        foreach (var issued in orders)
        {
            if (issued.Id <= _lastOrder)
            {
                continue;
            }

            if (issued.Epoch < newest)
            {
                await GuardedAsync(together).ConfigureAwait(false);
                throw new LinkRefusedException(
                    $"order {issued.Id} is of epoch {issued.Epoch}, but this machine has had orders of epoch {newest}: the server's data are older than what its agents know; bring them back by weir restore (docs/operations/recover.md)");
            }

            newest = issued.Epoch;
            if (issued.Order is Rerun rerun)
            {
                await GuardedAsync(together).ConfigureAwait(false);
                together = [];
                await GuardedAsync(issued, () => RerunAsync(issued, rerun)).ConfigureAwait(false);
            }
            else
            {
                together.Add(issued);
            }
        }

        await GuardedAsync(together).ConfigureAwait(false);
    }

    // Where one of them cannot be carried out, the others are: each by itself.
    private async Task GuardedAsync(List<IssuedOrder> orders)
    {
        try
        {
            await TakeTogetherAsync(orders).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Which of them it is shows when each is taken by itself.
        catch (Exception failure) when (OrderAnswers.IsOfOrder(failure))
#pragma warning restore CA1031
        {
            foreach (var issued in orders.Where(order => order.Id > _lastOrder))
            {
                await GuardedAsync(issued, () => TakeTogetherAsync([issued])).ConfigureAwait(false);
            }
        }
    }

    private async Task GuardedAsync(IssuedOrder issued, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it was: the order is answered and passed, and the next one is taken.
        catch (Exception failure) when (OrderAnswers.IsOfOrder(failure) && issued.Id > _lastOrder)
#pragma warning restore CA1031
        {
            log.Failed($"order {issued.Id} for job {issued.Order.Number}", failure);
            await recorder.WriteAsync(Entry([issued]) with { Facts = [OrderAnswers.Of(issued, failure, time.GetUtcNow())] }).ConfigureAwait(false);
            Written([issued]);
        }
    }

    private async Task TakeTogetherAsync(List<IssuedOrder> orders)
    {
        if (orders.Count == 0)
        {
            return;
        }

        // In rising order of numbers: nobody else is inside more than one job.
        SortedDictionary<int, Change> changes = [];
        List<TrackedJob.Inside> insides = [];
        List<Fact> facts = [];
        try
        {
            foreach (var number in orders.Select(issued => issued.Order.Number).Distinct().Order())
            {
                if (ledger.TryFind(number, out var job))
                {
                    insides.Add(await job.EnterAsync(CancellationToken.None).ConfigureAwait(false));
                    changes.Add(number.Value, new Change(job));
                }
            }

            foreach (var issued in orders)
            {
                changes.TryGetValue(issued.Order.Number.Value, out var change);
                if (change is null || change.Row.EndedAt is not null)
                {
                    await RefuseAsync(issued, facts).ConfigureAwait(false);
                }
                else
                {
                    await AdoptAsync(issued.Order, change, facts).ConfigureAwait(false);
                    Decide(issued, change, facts);
                }
            }

            var changed = changes.Values.Where(change => !ReferenceEquals(change.Row, change.Job.Row)).ToList();
            await recorder.WriteAsync(
                Entry(orders) with { Jobs = [.. changed.Select(change => change.Row)], Facts = facts },
                [.. changed.Select(change => (change.Job, change.Row))]).ConfigureAwait(false);
            Written(orders);
            foreach (var change in changed)
            {
                errands.Try($"order for job {change.Job.Number}", () => Effect(change));
            }
        }
        finally
        {
            insides.ForEach(inside => inside.Dispose());
        }
    }

    private void Decide(IssuedOrder issued, Change change, List<Fact> facts)
    {
        var row = change.Row;
        var now = time.GetUtcNow();
        log.OrderTaken(issued.Id, row.Number, issued.Order.GetType().Name);
        switch (issued.Order)
        {
            case Accept accept when row.Status == TrackedStatus.Stored:
                change.Row = row with { Status = TrackedStatus.Accepted, At = now, Code = null, Text = null };
                change.When = accept.When;
                break;
            case Reject reject when row.Status.AwaitsStart():
                change.Row = row with { Status = TrackedStatus.Rejected, At = now, Code = reject.Code, Text = reject.Text };
                if (rules.Find(row.Rule)?.OnReject == OnReject.Run)
                {
                    change.Row = starter.Released(change.Row, TrackedStatus.Submitted, reject.Code, reject.Text);
                    change.Starts = true;
                }

                break;
            case Start when row.Status.AwaitsStart():
                change.Row = starter.Released(row, TrackedStatus.Submitted);
                change.Starts = true;
                break;
            case Start:
                facts.Add(new JobStartFailed(now, row.Number, ReasonCodes.AlreadyStarted, "it has been started already: nothing was started again"));
                break;
            case Skip skip when row.Status.AwaitsStart():
                Close(change, facts, ReasonCodes.Skipped, $"skipped by {skip.By}", skip.Actor ?? Actor.Told(skip.By));
                break;
            case Cancel cancel when row.Status.AwaitsStart() || canceller.TryShut(change.Job):
                Close(change, facts, ReasonCodes.Cancelled, cancel.Text, By(cancel));
                break;
            case Cancel cancel:
                change.Row = JobCanceller.Marked(row, cancel.Text);
                change.Grace = cancel.GraceSeconds;
                change.By = By(cancel);
                break;
            default:
                break;
        }
    }

    private void Close(Change change, List<Fact> facts, string code, string text, Actor? by)
    {
        var (row, fact) = canceller.Close(change.Row, code, text, by);
        change.Row = row;
        change.Starts = false;
        facts.Add(fact);
    }

    // An older server says it as a sentence only.
    private static Actor By(Cancel cancel) => cancel.Actor ?? Actor.Told(cancel.By);

    // What the job definition says besides: what counts as success, and which variable shows the job.
    private async Task AdoptAsync(Order order, Change change, List<Fact> facts)
    {
        var (wanted, ok, leftovers) = order switch
        {
            Accept accept => (accept.Monitor, accept.Ok, accept.OnLeftovers),
            Start start => (start.Monitor, start.Ok, start.OnLeftovers),
            _ => (null, null, null),
        };
        if (leftovers is not null && change.Row.OnLeftovers is null)
        {
            change.Row = change.Row with { OnLeftovers = leftovers };
        }

        if (ok is not null && change.Row.Ok is null)
        {
            change.Row = change.Row with { Ok = ok };
        }

        // Who ended its monitoring has the last word: a TSN says that there was one.
        if (wanted is null || change.Row.Tsn is not null)
        {
            return;
        }

        var submitter = change.Job.Submitter ??= (await journal.FindSubmissionAsync(change.Row.Number, CancellationToken.None).ConfigureAwait(false))?.Submitter;
        if (submitter is null)
        {
            return;
        }

        try
        {
            var claim = await monitors.ClaimSoonAsync(wanted, submitter, change.Row.Number, change.Row.Rule, change.Row.Ok).ConfigureAwait(false);
            change.Row = change.Row with { Monitor = claim.Id.ToString(), Tsn = claim.Tsn };
            change.Adopted = true;
        }
        catch (AgentRefusedException refused)
        {
            facts.Add(Monitors.Refused(time.GetUtcNow(), change.Row.Number, change.Row.Name, wanted, refused.Message));
        }

        facts.Add(new JobMonitored(time.GetUtcNow(), change.Row.Number, change.Row.Monitor));
    }

    private void Effect(Change change)
    {
        var job = change.Job;
        if (change.When is { } when && job.Waits)
        {
            conditions.Begin(job, when);
        }

        if (change.Adopted && !job.IsOver)
        {
            errands.Run($"the monitoring variable of job {job.Number}", () => monitors.ShowWaitingAsync(job.Row));
        }

        Waiters.TellRejected(job);
        if (job.IsOver)
        {
            Waiters.TellOver(job);
        }
        else if (change.Grace is { } grace)
        {
            canceller.End(job, grace, change.By);
        }
        else if (change.Starts)
        {
            errands.Run($"starting job {job.Number}", async () =>
            {
                using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
                if (job.MayRun && job.Shepherd is null)
                {
                    await starter.StartAsync(job).ConfigureAwait(false);
                }
            });
        }
    }

    // The job is over or was never here. A start that changes nothing must be answered, and a cancel of what nobody here knows,
    // as after a restore; the rest has what it wants.
    private async Task RefuseAsync(IssuedOrder issued, List<Fact> facts)
    {
        if (issued.Order is not (Start or Cancel))
        {
            return;
        }

        const string Unknown = "this machine does not know the job";
        var number = issued.Order.Number;
        var row = await journal.FindAsync(number, CancellationToken.None).ConfigureAwait(false);
        if (issued.Order is Cancel)
        {
            if (row is null)
            {
                facts.Add(new JobLost(time.GetUtcNow(), number, MachineRestarted: false, Unknown));
            }

            return;
        }

        facts.Add(row is null
            ? new JobStartFailed(time.GetUtcNow(), number, ReasonCodes.Unknown, Unknown)
            : new JobStartFailed(time.GetUtcNow(), number, ReasonCodes.AlreadyStarted, $"it is over here ({row.Status.Letter()}): nothing was started again"));
    }

    private async Task RerunAsync(IssuedOrder issued, Rerun rerun)
    {
        var stored = await journal.FindSubmissionAsync(rerun.Number, CancellationToken.None).ConfigureAwait(false);
        if (stored is null)
        {
            var fact = new JobStartFailed(time.GetUtcNow(), rerun.NewNumber, ReasonCodes.Unknown, $"job {rerun.Number} is not stored on this machine any more");
            await recorder.WriteAsync(Entry([issued]) with { Facts = [fact] }).ConfigureAwait(false);
            Written([issued]);
            return;
        }

        // An order that comes twice is one submission: the server gave its number once.
        if (await journal.FindAsync(rerun.NewNumber, CancellationToken.None).ConfigureAwait(false) is not null)
        {
            await recorder.WriteAsync(Entry([issued])).ConfigureAwait(false);
            Written([issued]);
            return;
        }

        var submission = SubmissionCodec.Read(stored.Bytes) with
        {
            // Nobody can guess it: what can be counted up to is no secret.
            Key = Guid.NewGuid(),
            Mode = SubmissionMode.Stored,
            RerunOf = rerun.Number,
        };
        var bytes = SubmissionCodec.Write(submission);
        var (_, job) = await intake.TakeAsync(submission, bytes, stored.Submitter, intake.Match(submission, stored.Submitter), rerun.NewNumber, CancellationToken.None).ConfigureAwait(false);
        await recorder.WriteAsync(Entry([issued])).ConfigureAwait(false);
        Written([issued]);
        if (job is { MayRun: true })
        {
            errands.Try($"order for job {job.Number}", () => Effect(new Change(job) { Starts = true }));
        }
    }

    private static JournalEntry Entry(IReadOnlyList<IssuedOrder> orders) => new()
    {
        Orders = orders,
        Settings = new Dictionary<string, string?> { [EpochSetting] = orders[^1].Epoch.ToString(CultureInfo.InvariantCulture) },
    };

    private void Written(IReadOnlyList<IssuedOrder> orders)
    {
        Interlocked.Exchange(ref _lastOrder, orders[^1].Id);
        Interlocked.Exchange(ref _epoch, orders[^1].Epoch);
    }

    private sealed class Change(TrackedJob job)
    {
        public TrackedJob Job { get; } = job;

        public JournalJob Row { get; set; } = job.Row;

        public bool Starts { get; set; }

        public int? Grace { get; set; }

        public Actor? By { get; set; }

        /// <summary>The condition that holds it.</summary>
        public string? When { get; set; }

        /// <summary>Whether a variable shows it from now on.</summary>
        public bool Adopted { get; set; }
    }
}
