using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Machine;

/// <summary>
/// All that is decided about a job of this machine, from its row, what is true and what trigger. It does nothing itself: the row is
/// written first and the effects are done after that, so after a crash the rows say what is left to do.
/// </summary>
internal static partial class JobMachine
{
    private const string PastServerText = "the server is away and its rule lets it start";

    private static readonly TimeSpan FirstPutOff = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPutOff = TimeSpan.FromSeconds(10);

    /// <summary>Decides.</summary>
    public static Decision Decide(JournalJob row, JobSnapshot snapshot, JobTrigger trigger)
    {
        var draft = new JobDraft(row, snapshot);
        if (PassOutput(draft, trigger))
        {
            return draft.ToDecision();
        }

        if (draft.IsOver)
        {
            AnswerOver(draft, trigger);
        }
        else
        {
            Decide(draft, trigger);
        }

        return draft.ToDecision();
    }

    /// <summary>
    /// Whether the folder is to be shut before it is decided: the job is to be closed, and must not be started meanwhile. What comes of
    /// it is <see cref="JobSnapshot.IsSealed"/>. That of a job which was seen to start never is: should its mark be lost with the
    /// machine's power, it would look as if it had not started.
    /// </summary>
    public static bool AsksToShut(JournalJob row, JobSnapshot snapshot, JobTrigger trigger)
    {
        var draft = new JobDraft(row, snapshot);
        return draft is { IsOver: false, Row.StartedAt: null }
            && trigger switch
            {
                OrderReceived { Order: Cancel } or CancelledByOperator => !draft.Waits,
                ReconnectTimedOut over => IsAbsent(draft, over) && snapshot.Execution.ProcessesLeft != true,
                LeftSpool => !snapshot.HasWaiter,
                Checked check => ClosesWaiter(draft, StepOf(draft, Believed(draft, check.Reason)), check)
                    && snapshot.Execution.ProcessesLeft != true,
                _ => false,
            };
    }

    /// <summary>What the server is told of an order for a job that the journal does not have; of most it has what it wants.</summary>
    public static IReadOnlyList<Fact> AnswerUnknown(Order order, DateTimeOffset now)
    {
        const string Unknown = "this machine does not know the job";
        return order switch
        {
            Start => [new JobStartFailed(now, order.Number, ReasonCodes.Unknown, Unknown)],
            // As after a restore.
            Cancel => [new JobLost(now, order.Number, MachineRestarted: false, Unknown)],
            _ => [],
        };
    }

    /// <summary>What the server is told of an order for a job that is over. A start that changes nothing must be answered.</summary>
    public static IReadOnlyList<Fact> AnswerOver(JournalJob row, Order order, DateTimeOffset now) =>
        order is Start
            ?
            [
                new JobStartFailed(
                    now,
                    row.Number,
                    ReasonCodes.AlreadyStarted,
                    $"it is over here ({row.Status.Letter()}): nothing was started again"
                ),
            ]
            : [];

    /// <summary>What a process that waits in place is told of a job that is over.</summary>
    public static string EndLine(JournalJob row) =>
        row.Code == ReasonCodes.Skipped ? "skip" : $"cancelled {Printable.Escape(row.Text ?? row.Code ?? "the job is over", 200)}";

    private static void Decide(JobDraft draft, JobTrigger trigger)
    {
        switch (trigger)
        {
            case Admitted taken:
                Release(
                    draft,
                    TrackedStatus.Submitted,
                    taken.ServerAway ? ReasonCodes.ServerAway : null,
                    taken.ServerAway ? PastServerText : null
                );
                break;
            case SubmitterAnswered when draft.MayRun && draft.Snapshot.Execution.Supervisor is null:
                Launch(draft);
                break;
            case WaiterConnected:
                ConnectWaiter(draft);
                break;
            case WaiterDisconnected left when left.Sitting == draft.Memory.Sitting && draft.Snapshot.HasWaiter:
                draft.Do(new ForgetWaiter());
                if (draft.Snapshot.Execution.Supervisor is null)
                {
                    AwaitReturn(draft);
                }

                break;
            case ReconnectTimedOut over when IsAbsent(draft, over):
                if (!CloseWaiter(draft))
                {
                    // Started between two looks, or its folder is gone: its records say, or their absence.
                    draft.Do(new TriggerLater(TimeSpan.Zero, new Checked(CheckReason.ShepherdEnded)));
                }

                break;
            case LeftSpool when !draft.Snapshot.HasWaiter && draft.Snapshot.IsSealed == true:
                Close(draft, ReasonCodes.LeftSpool, "it was taken out of at's spool (atrm), or given back to at", null);
                break;
            case RanUnwatched ran:
                RunUnwatched(draft, ran);
                break;
            case OrderReceived orderReceived:
                Adopt(draft, orderReceived);
                OnOrder(draft, orderReceived);
                break;
            case StartedByOperator started when draft.Waits:
                Release(draft, TrackedStatus.ReleasedByOperator, ReasonCodes.ReleasedByOperator, $"started by {started.By}");
                draft.Report(new JobReleased(draft.Now, draft.Row.Number, started.By.ToString()) { Actor = started.By });
                Launch(draft);
                break;
            case QueuedByOperator passed when draft.Waits:
                draft.Report(new JobHeld(draft.Now, draft.Row.Number, passed.By.ToString()) { Actor = passed.By });
                draft.Row = draft.Row with
                {
                    Status = TrackedStatus.Accepted,
                    At = draft.Now,
                    Code = ReasonCodes.ReleasedByOperator,
                    Text = $"held in its job queue by {passed.By}",
                };
                break;
            case CancelledByOperator cancelled:
                CancelJob(draft, cancelled.Text, cancelled.By, cancelled.GraceSeconds);
                break;
            case ServerLost when draft.Waits && draft.Row.Status != TrackedStatus.Rejected && !IsHeldByHand(draft.Row):
                Release(draft, TrackedStatus.Submitted, ReasonCodes.ServerAway, PastServerText);
                Launch(draft);
                break;
            case VariableAttached shown:
                Show(draft, shown.Claim.Id.ToString(), shown.Claim.Tsn);
                break;
            case VariableDetached:
                // Its TSN stays, and says that there was a variable.
                Show(draft, null, draft.Row.Tsn);
                break;
            case LaunchFailed failed:
                Fail(draft, failed.Code, failed.Text);
                break;
            case LaunchPutOff launch:
                PutOff(draft, launch.Error);
                break;
            case WaiterReleased:
                // What is short from here on its own process waits for.
                draft.EndShortage();
                break;
            case NoticedEnd end:
                EndNoticed(draft, end);
                break;
            case BeganInSlurm began:
                BeginInSlurm(draft, began);
                break;
            case EndedInSlurm ended:
                EndInSlurm(draft, ended);
                break;
            case Checked when draft.Row.Way == WayIn.Slurm:
                CheckInSlurm(draft);
                break;
            case Checked when draft.Row.Mode == SubmissionMode.Noticed:
                CheckNoticed(draft);
                break;
            case Checked check:
                OnChecked(draft, check);
                break;
            default:
                ContinueEnding(draft, trigger);
                break;
        }
    }

    private static void AnswerOver(JobDraft draft, JobTrigger trigger)
    {
        switch (trigger)
        {
            case OrderReceived orderReceived:
                foreach (var fact in AnswerOver(draft.Row, orderReceived.Order, draft.Now))
                {
                    draft.Report(fact);
                }

                break;
            case WaiterConnected:
                draft.NotifyWaiter($"number {draft.Row.Number}");
                Dismiss(draft);
                break;
            default:
                break;
        }
    }

    private static void OnOrder(JobDraft draft, OrderReceived orderReceived)
    {
        var row = draft.Row;
        switch (orderReceived.Order)
        {
            case Accept accept when row.Status is TrackedStatus.Stored or TrackedStatus.Rejected:
                draft.Row = row with { Status = TrackedStatus.Accepted, At = draft.Now, Code = null, Text = null };
                if (accept.When is { } when)
                {
                    draft.Do(new WatchCondition(when));
                }

                break;
            // The server has not heard yet that an operator went past its no.
            case Reject when IsHeldByHand(row):
                break;
            case Reject reject when draft.Waits:
                draft.Row = row with { Status = TrackedStatus.Rejected, At = draft.Now, Code = reject.Code, Text = reject.Text };
                if (orderReceived.RunsWhenRejected)
                {
                    Release(draft, TrackedStatus.Submitted, reject.Code, reject.Text);
                    Launch(draft);
                }
                else
                {
                    var number = row.Number.Value;
                    draft.NotifyWaiter(
                        $"wait job {row.Number} is rejected and waits for an operator: {Printable.Escape(reject.Text ?? "", 200)}; weir start {number}, or weir cancel {number}"
                    );
                }

                break;
            case Start when draft.Waits:
                Release(draft, TrackedStatus.Submitted, null, null);
                Launch(draft);
                break;
            case Start:
                draft.Report(
                    new JobStartFailed(
                        draft.Now,
                        row.Number,
                        ReasonCodes.AlreadyStarted,
                        "it has been started already: nothing was started again"
                    )
                );
                break;
            case Skip skip when draft.Waits:
                Close(draft, ReasonCodes.Skipped, $"skipped by {skip.By}", skip.Actor ?? Actor.FromSentence(skip.By));
                break;
            case Cancel cancel:
                // An older server says it as a sentence only.
                CancelJob(draft, cancel.Text, cancel.Actor ?? Actor.FromSentence(cancel.By), cancel.GraceSeconds);
                break;
            default:
                break;
        }
    }

    /// <summary>Whether this machine has let a job go, held or ended it.</summary>
    public static bool HasActedOn(JournalJob row) => row.EndedAt is not null || !row.Status.AwaitsStart() || IsHeldByHand(row);

    private static bool IsHeldByHand(JournalJob row) => row is { Status: TrackedStatus.Accepted, Code: ReasonCodes.ReleasedByOperator };

    // What the job definition says besides: what counts as success, and which variable shows the job.
    private static void Adopt(JobDraft draft, OrderReceived orderReceived)
    {
        var (ok, leftovers, run) = orderReceived.Order switch
        {
            Accept accept => (accept.Ok, accept.OnLeftovers, accept.Run),
            Start start => (start.Ok, start.OnLeftovers, start.Run),
            _ => (null, null, null),
        };
        draft.Row = draft.Row with
        {
            Ok = draft.Row.Ok ?? ok,
            OnLeftovers = draft.Row.OnLeftovers ?? leftovers,
            Run = draft.Row.Run ?? run,
        };
        if (orderReceived.Adoption is not { } variableAdoption)
        {
            return;
        }

        if (variableAdoption.Claim is { } claim)
        {
            draft.Row = draft.Row with { Monitor = claim.Id.ToString(), Tsn = claim.Tsn };
            draft.Do(new ShowWaiting());
        }
        else
        {
            draft.Report(
                Variables.MonitoringVariables.Refused(
                    draft.Now,
                    draft.Row.Number,
                    draft.Row.Name,
                    variableAdoption.Wanted,
                    variableAdoption.Refusal ?? ""
                )
            );
        }

        draft.Report(new JobMonitored(draft.Now, draft.Row.Number, draft.Row.Monitor));
    }

    private static void Show(JobDraft draft, string? monitor, string? tsn)
    {
        draft.Row = draft.Row with { Monitor = monitor, Tsn = tsn };
        draft.Report(new JobMonitored(draft.Now, draft.Row.Number, monitor));
    }

    private static void Release(JobDraft draft, TrackedStatus status, string? code, string? text) =>
        draft.Row = draft.Row with
        {
            Status = status,
            At = draft.Now,
            Code = code,
            Text = text,
            Execution = draft.Snapshot.Execution.Place,
        };

    private static void Launch(JobDraft draft)
    {
        if (!draft.InPlace)
        {
            draft.Memory = draft.Memory with { Attempts = draft.Memory.Attempts + 1 };
            draft.Do(new Launch());
        }
        else if (draft.Snapshot.HasWaiter)
        {
            draft.Do(new ReleaseWaiter());
        }
        else if (draft.Row.Mode == SubmissionMode.Spooled)
        {
            draft.Do(new ReleaseInSpool());
        }

        // Else its process comes back and asks.
    }

    // Nothing was started, and it is tried again as long as the job may run.
    private static void PutOff(JobDraft draft, int error)
    {
        var before = draft.Memory.PutOff;
        if (before == 0)
        {
            draft.NotifyWaiter($"wait job {draft.Row.Number} cannot be started yet, and is tried again: {LinuxException.TextOf(error)}");
        }

        draft.Memory = draft.Memory with { Attempts = 0, PutOff = before + 1 };
        var pause = FirstPutOff * Math.Pow(2, Math.Min(before, 16));
        draft.Do(new RecordShortage(error));
        draft.Do(new TriggerLater(pause < LongestPutOff ? pause : LongestPutOff, new Checked(CheckReason.Due)));
    }

    private static void Fail(JobDraft draft, string code, string text)
    {
        draft.Row = draft.Row with { Status = TrackedStatus.StartFailed, At = draft.Now, EndedAt = draft.Now, Code = code, Text = text };
        draft.Report(new JobStartFailed(draft.Now, draft.Row.Number, code, text));
        Dismiss(draft);
    }

    private static void Close(JobDraft draft, string code, string text, Actor? by)
    {
        draft.Row = draft.Row with { Status = TrackedStatus.Cancelled, At = draft.Now, EndedAt = draft.Now, Code = code, Text = text };
        draft.Report(new JobGone(draft.Now, draft.Row.Number, code, text, by?.ToString()) { Actor = by });
        Dismiss(draft);
        draft.Do(new ReleaseGroup());
    }

    private static void ConnectWaiter(JobDraft draft)
    {
        draft.Memory = draft.Memory with { Sitting = draft.Memory.Sitting + 1, LetGoEarlier = false };
        draft.NotifyWaiter($"number {draft.Row.Number}");
        if (draft.MayRun)
        {
            Launch(draft);
        }
    }

    private static void Dismiss(JobDraft draft)
    {
        if (draft.Snapshot.HasWaiter)
        {
            draft.Do(new DismissWaiter(EndLine(draft.Row)));
        }
    }

    private static void AwaitReturn(JobDraft draft) =>
        draft.Do(new TriggerLater(draft.Snapshot.Machine.WaiterGrace, new ReconnectTimedOut(draft.Memory.Sitting)));

    private static bool IsAbsent(JobDraft draft, ReconnectTimedOut over) =>
        !draft.Snapshot.HasWaiter && over.Sitting == draft.Memory.Sitting;

    private static void RunUnwatched(JobDraft draft, RanUnwatched ran)
    {
        const string Code = "too-quick";
        var (now, number) = (draft.Now, draft.Row.Number);
        draft.Row = draft.Row with
        {
            Status = TrackedStatus.Passive,
            At = now,
            StartedAt = now,
            EndedAt = now,
            Code = Code,
            Text = ran.Text,
            Rule = ran.Rule ?? draft.Row.Rule,
        };
        draft.Report(new JobStarted(now, number, 0, null));
        draft.Report(new JobLost(now, number, false, ran.Text));
        if (ran.Message is { } severity)
        {
            draft.Report(severity, Code, ran.Text);
        }
    }
}
