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
    IAgentJournal journal, JobLedger ledger, JobRecorder recorder, JobStarter starter, JobCanceller canceller, JobFolders folders,
    Intake intake, RuleBook rules, Monitors monitors, ConditionHolds conditions, Errands errands, TimeProvider time, ILogger<OrderDesk> log)
{
    private const string EpochSetting = "epoch";

    private long _epoch;
    private long _lastOrder;

    /// <summary>The last order written down.</summary>
    public long LastOrder => Interlocked.Read(ref _lastOrder);

    public void Restore(JournalSnapshot snapshot)
    {
        _lastOrder = snapshot.LastOrder;
        _epoch = snapshot.Settings.TryGetValue(EpochSetting, out var epoch) ? long.Parse(epoch, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Takes a batch; called by the link only, one after the other.</summary>
    public async Task TakeAsync(IReadOnlyList<IssuedOrder> orders)
    {
        List<IssuedOrder> together = [];
        foreach (var issued in orders)
        {
            if (issued.Id <= _lastOrder)
            {
                continue;
            }

            if (issued.Epoch < _epoch)
            {
                log.OldEpoch(issued.Id, issued.Epoch);
                continue;
            }

            if (issued.Order is Rerun rerun)
            {
                await TakeTogetherAsync(together).ConfigureAwait(false);
                together = [];
                await RerunAsync(issued, rerun).ConfigureAwait(false);
            }
            else
            {
                together.Add(issued);
            }
        }

        await TakeTogetherAsync(together).ConfigureAwait(false);
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
                Effect(change);
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
                Close(change, facts, ReasonCodes.Skipped, $"skipped by {skip.By}", skip.By);
                break;
            case Cancel cancel when row.Status.AwaitsStart() || FolderTruth.TrySeal(folders.PathOf(row.Number)):
                Close(change, facts, ReasonCodes.Cancelled, cancel.Text, cancel.By);
                break;
            case Cancel cancel:
                change.Row = JobCanceller.Marked(row, cancel.Text);
                change.Grace = cancel.GraceSeconds;
                change.By = cancel.By;
                break;
            default:
                break;
        }
    }

    private void Close(Change change, List<Fact> facts, string code, string text, string? by)
    {
        var (row, fact) = canceller.Close(change.Row, code, text, by);
        change.Row = row;
        change.Starts = false;
        facts.Add(fact);
    }

    // What the job definition says besides: what counts as success, and which variable shows the job.
    private async Task AdoptAsync(Order order, Change change, List<Fact> facts)
    {
        var (wanted, ok) = order switch
        {
            Accept accept => (accept.Monitor, accept.Ok),
            Start start => (start.Monitor, start.Ok),
            _ => (null, null),
        };
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
            var claim = monitors.Claim(wanted, submitter, null, change.Row.Number, change.Row.Rule, change.Row.Ok);
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
            monitors.ShowWaiting(job.Row);
        }

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

        var submission = SubmissionCodec.Read(stored.Bytes) with
        {
            // Of the order, so that an order that comes twice is one submission.
            Key = new Guid((int)issued.Epoch, 0, 0, BitConverter.GetBytes(issued.Id)),
            Mode = SubmissionMode.Stored,
            RerunOf = rerun.Number,
        };
        var bytes = SubmissionCodec.Write(submission);
        var (_, job) = await intake.TakeAsync(submission, bytes, stored.Submitter, intake.Match(submission, stored.Submitter), rerun.NewNumber, CancellationToken.None).ConfigureAwait(false);
        await recorder.WriteAsync(Entry([issued])).ConfigureAwait(false);
        Written([issued]);
        if (job is { MayRun: true })
        {
            Effect(new Change(job) { Starts = true });
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
        _epoch = orders[^1].Epoch;
    }

    private sealed class Change(TrackedJob job)
    {
        public TrackedJob Job { get; } = job;

        public JournalJob Row { get; set; } = job.Row;

        public bool Starts { get; set; }

        public int? Grace { get; set; }

        public string? By { get; set; }

        /// <summary>The condition that holds it.</summary>
        public string? When { get; set; }

        /// <summary>Whether a variable shows it from now on.</summary>
        public bool Adopted { get; set; }
    }
}
