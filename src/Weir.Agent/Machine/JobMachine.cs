using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Machine;

/// <summary>
/// All that is decided about a job of this machine, from its row, what is true and what happened. It does nothing itself: the row is
/// written first and the effects are done after that, so after a crash the rows say what is left to do.
/// </summary>
internal static partial class JobMachine
{
    private const string PastServerText = "the server is away and its rule lets it start";

    private static readonly TimeSpan FirstPutOff = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPutOff = TimeSpan.FromSeconds(10);

    /// <summary>Decides.</summary>
    public static Decision Decide(JournalJob row, JobTruth truth, JobHappening happened)
    {
        var draft = new JobDraft(row, truth);
        if (draft.IsOver)
        {
            AnswerOver(draft, happened);
        }
        else
        {
            Decide(draft, happened);
        }

        return draft.ToDecision();
    }

    /// <summary>
    /// Whether the folder is to be shut before it is decided: the job is to be closed, and must not be started meanwhile. What comes of
    /// it is <see cref="JobTruth.IsSealed"/>.
    /// </summary>
    public static bool AsksToShut(JournalJob row, JobTruth truth, JobHappening happened)
    {
        var draft = new JobDraft(row, truth);
        return !draft.IsOver
            && happened switch
            {
                Ordered { Order: Cancel } or CancelledByHand => !draft.Waits,
                GraceIsOver over => IsAbsent(draft, over) && truth.Execution.ProcessesLeft != true,
                LeftSpool => !truth.IsSeated,
                Looked looked => ClosesWaiter(draft, StepOf(draft, Believed(draft, looked.Reason)), looked)
                    && truth.Execution.ProcessesLeft != true,
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
    public static string OverLine(JournalJob row) =>
        row.Code == ReasonCodes.Skipped ? "skip" : $"cancelled {Printable.Of(row.Text ?? row.Code ?? "the job is over", 200)}";

    private static void Decide(JobDraft draft, JobHappening happened)
    {
        switch (happened)
        {
            case TakenIn taken:
                Release(
                    draft,
                    TrackedStatus.Submitted,
                    taken.ServerAway ? ReasonCodes.ServerAway : null,
                    taken.ServerAway ? PastServerText : null
                );
                break;
            case Answered when draft.MayRun && draft.Truth.Execution.Keeper is null:
                Begin(draft);
                break;
            case Seated:
                Seat(draft);
                break;
            case WaiterLeft left when left.Sitting == draft.Memory.Sitting && draft.Truth.IsSeated:
                draft.Do(new EmptySeat());
                if (draft.Truth.Execution.Keeper is null)
                {
                    AwaitReturn(draft);
                }

                break;
            case GraceIsOver over when IsAbsent(draft, over):
                if (!CloseWaiter(draft))
                {
                    // Started between two looks, or its folder is gone: its records say, or their absence.
                    draft.Do(new After(TimeSpan.Zero, new Looked(LookReason.ShepherdEnded)));
                }

                break;
            case LeftSpool when !draft.Truth.IsSeated && draft.Truth.IsSealed == true:
                Close(draft, ReasonCodes.LeftSpool, "it was taken out of at's spool (atrm), or given back to at", null);
                break;
            case RanUnseen ran:
                RunUnseen(draft, ran);
                break;
            case Ordered ordered:
                Adopt(draft, ordered);
                Obey(draft, ordered);
                break;
            case StartedByHand started when draft.Waits:
                Release(draft, TrackedStatus.ReleasedByOperator, ReasonCodes.ReleasedByOperator, $"started by {started.By}");
                draft.Say(new JobReleased(draft.Now, draft.Row.Number, started.By.ToString()) { Actor = started.By });
                Begin(draft);
                break;
            case PassedByHand passed when draft.Waits:
                draft.Say(new JobHeld(draft.Now, draft.Row.Number, passed.By.ToString()) { Actor = passed.By });
                draft.Row = draft.Row with
                {
                    Status = TrackedStatus.Accepted,
                    At = draft.Now,
                    Code = ReasonCodes.ReleasedByOperator,
                    Text = $"held in its job queue by {passed.By}",
                };
                break;
            case CancelledByHand cancelled:
                CancelJob(draft, cancelled.Text, cancelled.By, cancelled.GraceSeconds);
                break;
            case ServerWentAway when draft.Waits && draft.Row.Status != TrackedStatus.Rejected && !IsHeldByHand(draft.Row):
                Release(draft, TrackedStatus.Submitted, ReasonCodes.ServerAway, PastServerText);
                Begin(draft);
                break;
            case ShownIn shown:
                Show(draft, shown.Claim.Id.ToString(), shown.Claim.Tsn);
                break;
            case ShownNoMore:
                // Its TSN stays, and says that there was a variable.
                Show(draft, null, draft.Row.Tsn);
                break;
            case LaunchFailed failed:
                Fail(draft, failed.Code, failed.Text);
                break;
            case LaunchShort launch:
                PutOff(draft, launch.Error);
                break;
            case LetGone:
                // What is short from here on its own process waits for.
                draft.EndShortage();
                break;
            case Looked looked:
                Look(draft, looked);
                break;
            default:
                GoOnEnding(draft, happened);
                break;
        }
    }

    private static void AnswerOver(JobDraft draft, JobHappening happened)
    {
        switch (happened)
        {
            case Ordered ordered:
                foreach (var fact in AnswerOver(draft.Row, ordered.Order, draft.Now))
                {
                    draft.Say(fact);
                }

                break;
            case Seated:
                draft.Tell($"number {draft.Row.Number}");
                Dismiss(draft);
                break;
            default:
                break;
        }
    }

    private static void Obey(JobDraft draft, Ordered ordered)
    {
        var row = draft.Row;
        switch (ordered.Order)
        {
            case Accept accept when row.Status is TrackedStatus.Stored or TrackedStatus.Rejected:
                draft.Row = row with { Status = TrackedStatus.Accepted, At = draft.Now, Code = null, Text = null };
                if (accept.When is { } when)
                {
                    draft.Do(new HoldOnCondition(when));
                }

                break;
            // The server has not heard yet that an operator went past its no.
            case Reject when IsHeldByHand(row):
                break;
            case Reject reject when draft.Waits:
                draft.Row = row with { Status = TrackedStatus.Rejected, At = draft.Now, Code = reject.Code, Text = reject.Text };
                if (ordered.RunsWhenRejected)
                {
                    Release(draft, TrackedStatus.Submitted, reject.Code, reject.Text);
                    Begin(draft);
                }
                else
                {
                    var number = row.Number.Value;
                    draft.Tell(
                        $"wait job {row.Number} is rejected and waits for an operator: {Printable.Of(reject.Text ?? "", 200)}; weir start {number}, or weir cancel {number}"
                    );
                }

                break;
            case Start when draft.Waits:
                Release(draft, TrackedStatus.Submitted, null, null);
                Begin(draft);
                break;
            case Start:
                draft.Say(
                    new JobStartFailed(
                        draft.Now,
                        row.Number,
                        ReasonCodes.AlreadyStarted,
                        "it has been started already: nothing was started again"
                    )
                );
                break;
            case Skip skip when draft.Waits:
                Close(draft, ReasonCodes.Skipped, $"skipped by {skip.By}", skip.Actor ?? Actor.Told(skip.By));
                break;
            case Cancel cancel:
                // An older server says it as a sentence only.
                CancelJob(draft, cancel.Text, cancel.Actor ?? Actor.Told(cancel.By), cancel.GraceSeconds);
                break;
            default:
                break;
        }
    }

    /// <summary>Whether this machine has let a job go, held or ended it.</summary>
    public static bool HasActedOn(JournalJob row) => row.EndedAt is not null || !row.Status.AwaitsStart() || IsHeldByHand(row);

    private static bool IsHeldByHand(JournalJob row) => row is { Status: TrackedStatus.Accepted, Code: ReasonCodes.ReleasedByOperator };

    // What the job definition says besides: what counts as success, and which variable shows the job.
    private static void Adopt(JobDraft draft, Ordered ordered)
    {
        var (ok, leftovers) = ordered.Order switch
        {
            Accept accept => (accept.Ok, accept.OnLeftovers),
            Start start => (start.Ok, start.OnLeftovers),
            _ => (null, null),
        };
        draft.Row = draft.Row with { Ok = draft.Row.Ok ?? ok, OnLeftovers = draft.Row.OnLeftovers ?? leftovers };
        if (ordered.Adoption is not { } adoption)
        {
            return;
        }

        if (adoption.Claim is { } claim)
        {
            draft.Row = draft.Row with { Monitor = claim.Id.ToString(), Tsn = claim.Tsn };
            draft.Do(new ShowWaiting());
        }
        else
        {
            draft.Say(Variables.Monitors.Refused(draft.Now, draft.Row.Number, draft.Row.Name, adoption.Wanted, adoption.Refusal ?? ""));
        }

        draft.Say(new JobMonitored(draft.Now, draft.Row.Number, draft.Row.Monitor));
    }

    private static void Show(JobDraft draft, string? monitor, string? tsn)
    {
        draft.Row = draft.Row with { Monitor = monitor, Tsn = tsn };
        draft.Say(new JobMonitored(draft.Now, draft.Row.Number, monitor));
    }

    private static void Release(JobDraft draft, TrackedStatus status, string? code, string? text) =>
        draft.Row = draft.Row with { Status = status, At = draft.Now, Code = code, Text = text, Execution = draft.Truth.Execution.Place };

    private static void Begin(JobDraft draft)
    {
        if (!draft.InPlace)
        {
            draft.Memory = draft.Memory with { Attempts = draft.Memory.Attempts + 1 };
            draft.Do(new Launch());
        }
        else if (draft.Truth.IsSeated)
        {
            draft.Do(new LetGo());
        }
        else if (draft.Row.Mode == SubmissionMode.Spooled)
        {
            draft.Do(new FreeInSpool());
        }

        // Else its process comes back and asks.
    }

    // Nothing was started, and it is tried again as long as the job may run.
    private static void PutOff(JobDraft draft, int error)
    {
        var before = draft.Memory.PutOff;
        if (before == 0)
        {
            draft.Tell($"wait job {draft.Row.Number} cannot be started yet, and is tried again: {LinuxException.TextOf(error)}");
        }

        draft.Memory = draft.Memory with { Attempts = 0, PutOff = before + 1 };
        var pause = FirstPutOff * Math.Pow(2, Math.Min(before, 16));
        draft.Do(new NoteShortage(error));
        draft.Do(new After(pause < LongestPutOff ? pause : LongestPutOff, new Looked(LookReason.Due)));
    }

    private static void Fail(JobDraft draft, string code, string text)
    {
        draft.Row = draft.Row with { Status = TrackedStatus.StartFailed, At = draft.Now, EndedAt = draft.Now, Code = code, Text = text };
        draft.Say(new JobStartFailed(draft.Now, draft.Row.Number, code, text));
        Dismiss(draft);
    }

    private static void Close(JobDraft draft, string code, string text, Actor? by)
    {
        draft.Row = draft.Row with { Status = TrackedStatus.Cancelled, At = draft.Now, EndedAt = draft.Now, Code = code, Text = text };
        draft.Say(new JobGone(draft.Now, draft.Row.Number, code, text, by?.ToString()) { Actor = by });
        Dismiss(draft);
        draft.Do(new ReleaseGroup());
    }

    private static void Seat(JobDraft draft)
    {
        draft.Memory = draft.Memory with { Sitting = draft.Memory.Sitting + 1 };
        draft.Tell($"number {draft.Row.Number}");
        if (draft.MayRun)
        {
            Begin(draft);
        }
    }

    private static void Dismiss(JobDraft draft)
    {
        if (draft.Truth.IsSeated)
        {
            draft.Do(new DismissWaiter(OverLine(draft.Row)));
        }
    }

    private static void AwaitReturn(JobDraft draft) =>
        draft.Do(new After(draft.Truth.Machine.WaiterGrace, new GraceIsOver(draft.Memory.Sitting)));

    private static bool IsAbsent(JobDraft draft, GraceIsOver over) => !draft.Truth.IsSeated && over.Sitting == draft.Memory.Sitting;

    private static void RunUnseen(JobDraft draft, RanUnseen ran)
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
        draft.Say(new JobStarted(now, number, 0, null));
        draft.Say(new JobLost(now, number, false, ran.Text));
        if (ran.Told is { } severity)
        {
            draft.Say(severity, Code, ran.Text);
        }
    }
}
