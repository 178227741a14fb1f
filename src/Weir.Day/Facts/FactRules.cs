using Weir.Day.Constraints;
using Weir.Day.Inputs;
using Weir.Day.Requests;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Plans;

namespace Weir.Day.Facts;

/// <summary>
/// What facts change. The machine owns what happened there: its facts are taken over even where they contradict what was
/// ordered, and none of them, however late, undoes an end that is known.
/// </summary>
internal static class FactRules
{
    public static void Apply(DecisionDraft draft, FactArrived arrived)
    {
        if (Next(draft, arrived.Machine, arrived.Fact.Sequence) is not { } sequence)
        {
            return;
        }

        var machine = draft.State.Machine(arrived.Machine).Agent.Machine;
        if (Apply(draft, machine, arrived.Fact.Fact) is { } why)
        {
            RefusedFacts.SetAside(draft, machine, sequence, FactCodes.ForeignNumber, why, null, arrived.Fact.Fact);
        }
    }

    /// <summary>
    /// The sequence of a fact that is the next of its agent, which is thereby taken; <see langword="null"/> where it is not.
    /// </summary>
    public static long? Next(DecisionDraft draft, string from, long? came)
    {
        var machine = draft.State.Machine(from);
        var agent = machine.Agent;
        var expected = agent.FactSequence + 1;
        if (came < expected)
        {
            return null;
        }

        if (came > expected)
        {
            var gap = new FactGap(agent.Machine, expected, came.Value);
            if (draft.Gap(gap) && machine.GapReported != expected)
            {
                machine.GapReported = expected;
                draft.Message(
                    MessageSeverity.Warning,
                    "facts-missing",
                    $"{agent.Machine} sent fact {gap.Came} where {expected} was expected: it is asked to send them again"
                );
            }

            return null;
        }

        var wasBehind = machine.IsBehind;
        draft.Agent(agent with { FactSequence = expected, SeenAt = draft.Now });
        if (wasBehind && !machine.IsBehind)
        {
            LinkRules.LookAgain(draft, machine);
        }

        return expected;
    }

    /// <summary>What a fact changes; why it is not taken, where it is about what is not its machine's.</summary>
    public static string? Apply(DecisionDraft draft, string machine, Fact fact)
    {
        ReportUnknown(draft, machine, fact);
        switch (fact)
        {
            case JobSubmitted submitted:
                if (SubmissionRules.WhyNotIts(draft, machine, submitted.Number) is { } why)
                {
                    return why;
                }

                SubmissionRules.Apply(draft, machine, submitted);
                break;
            case JobFact about:
                if (Known(draft, machine, about) is { } job)
                {
                    Apply(draft, job, about);
                }

                break;
            case AgentStarted started:
                var agent = draft.State.Machine(machine).Agent;
                draft.Agent(agent with { BootId = started.BootId, Processors = started.Processors });
                ConstraintTable.Unblock(draft.State.Queues, ConstraintEvent.Started, LaneNames.MachineOf(machine));
                break;
            case AgentMessage { Act: { Actor: not null } entry } act:
                // It speaks for its own machine, and a clock that is ahead must not outlast what is forgotten by time.
                draft.Audit(entry with { Actor = entry.Actor.ReportedBy(machine), At = act.At < draft.Now ? act.At : draft.Now, Id = 0 });
                break;
            case AgentMessage message:
                draft.Message(message.Severity, message.Code, message.Text, message.Number, message.At);
                // What is said of a job is found at the job as well.
                if (
                    message.Number is { } said
                    && draft.TryFind(said, out var told)
                    && string.Equals(told.Machine, machine, StringComparison.OrdinalIgnoreCase)
                )
                {
                    Say(draft, told, message);
                }

                break;
            default:
                break;
        }

        return null;
    }

    // What keeps a job that was let go from starting is the job's reason, until something else becomes of it.
    private static void Say(DecisionDraft draft, Job job, AgentMessage message)
    {
        if (message.Code == ReasonCodes.NeverRuns && job is { State: JobState.Starting, ReasonCode: null })
        {
            draft.Update(
                job with
                {
                    ReasonCode = ReasonCodes.NeverRuns,
                    ReasonText = message.Text,
                },
                JobEventKinds.NeverRuns,
                message.Text,
                at: message.At
            );
            return;
        }

        draft.Quote(job.Number, message);
    }

    private static void Apply(DecisionDraft draft, Job job, JobFact fact)
    {
        if (job.ReasonCode == ReasonCodes.NeverRuns && fact is JobStarted or JobStartFailed or JobEnded or JobLost or JobGone)
        {
            job = job with { ReasonCode = null, ReasonText = null };
        }

        switch (fact)
        {
            case JobStarted started:
                Started(draft, job, started);
                break;
            case JobReleased released:
                Released(draft, job, released);
                break;
            case JobHeld held:
                Held(draft, job, held);
                break;
            case JobEnded ended:
                EndRules.Ended(draft, job, ended);
                break;
            case JobStartFailed failed:
                EndRules.StartFailed(draft, job, failed);
                break;
            case JobLost lost:
                EndRules.Lost(draft, job, lost);
                break;
            case JobGone gone:
                EndRules.ApplyGone(draft, job, gone);
                break;
            case JobMonitored monitored:
                var shown = monitored.Monitor is { } variable ? $"shown in variable {variable}" : "shown in no variable any more";
                draft.Update(job with { Monitor = monitored.Monitor }, JobEventKinds.Monitored, shown, at: monitored.At);
                break;
            case JobFilled filled:
                draft.Update(job with { Command = filled.Command }, JobEventKinds.Filled, filled.Values, at: filled.At);
                break;
            case OutputMatched matched:
                draft.Update(job, JobEventKinds.OutputMatched, matched.Text, at: matched.At);
                break;
            case ConditionMet met when UnmetCondition.Holds(job):
                draft.Update(
                    job with
                    {
                        Holds = UnmetCondition.Without(job),
                        Plan = job.Plan is { } plan ? plan with { ConditionsMet = true } : null,
                    },
                    JobEventKinds.ConditionMet,
                    $"its condition is true: {(job.Plan?.Conditions is { } conditions ? conditions.ToString() : job.When ?? "what it depended on outside Weir is over")}",
                    at: met.At
                );
                break;
            default:
                break;
        }
    }

    // Members of a newer agent are passed over, and said once of each machine and member.
    private static void ReportUnknown(DecisionDraft draft, string machine, Fact fact)
    {
        foreach (var name in fact.Unknown?.Keys ?? [])
        {
            var shown = Printable.Escape(name, 40);
            if (draft.State.Machine(machine).IsNewMember($"{fact.GetType().Name}.{shown}"))
            {
                draft.Message(
                    MessageSeverity.Warning,
                    "unknown-member",
                    $"{machine} sends {fact.GetType().Name} with the member {shown}, which this version does not know and passes over: see that the server is not older than its agents"
                );
            }
        }
    }

    /// <summary>Who acted, as a machine says: of users of its own. One that is older says it as a sentence.</summary>
    internal static Actor? Reported(Job job, Actor? actor, string? by) =>
        actor?.ReportedBy(job.Machine) ?? (by is null ? null : Actor.FromSentence(by));

    private static Job? Known(DecisionDraft draft, string machine, JobFact fact)
    {
        var number = fact.Number;
        if (!draft.TryFind(number, out var job))
        {
            draft.Message(
                MessageSeverity.Warning,
                ReasonCodes.Unknown,
                $"{machine} reported job {number} as {Describe(fact)}, but nobody knows that job",
                number
            );
            return null;
        }

        if (!string.Equals(job.Machine, machine, StringComparison.OrdinalIgnoreCase))
        {
            draft.Message(
                MessageSeverity.Warning,
                "foreign-job",
                $"{machine} reported job {number} as {Describe(fact)}, but that job is on {job.Machine}",
                number
            );
            return null;
        }

        return job;
    }

    private static string Describe(JobFact fact) =>
        fact switch
        {
            JobStarted => "started",
            JobReleased => "released",
            JobHeld => "held",
            JobEnded => "ended",
            JobStartFailed => "start-failed",
            JobLost => "lost",
            JobGone => "gone",
            JobMonitored => "monitored",
            JobFilled => "filled",
            ConditionMet => "let go by its condition",
            _ => fact.GetType().Name,
        };

    private static void Started(DecisionDraft draft, Job job, JobStarted fact)
    {
        var started = Latenesses.Corrected(
            job with
            {
                StartedAt = fact.At,
                ProcessId = fact.ProcessId,
                Promise = PromiseAtStart(draft, job),
                OnLeftovers = OnLeftoversText.TryParse(fact.OnLeftovers, out var leftovers) ? leftovers : job.OnLeftovers,
            }
        );
        if (job.State == JobState.Running || !job.State.MayBecome(JobState.Running))
        {
            // The end came first, or it is told twice: only what was not known is added.
            if (job.StartedAt is null)
            {
                draft.Update(started);
            }

            return;
        }

        var text = job.State switch
        {
            JobState.Starting => $"runs as process {fact.ProcessId}",
            JobState.Cancelled or JobState.Skipped =>
                $"runs as process {fact.ProcessId}: it had started before the order to pass it over came",
            JobState.Lost => $"runs as process {fact.ProcessId}: it was not lost",
            _ => $"runs as process {fact.ProcessId}: started by its machine, not by the schedule",
        };
        var isOver = job.State.IsEnd();
        draft.Update(
            started with
            {
                State = JobState.Running,
                Holds = [],
                EndedAt = null,
                // What a cancel said stays: the machine has the order and ends the job.
                ReasonCode = job.State == JobState.Cancelled || !isOver ? job.ReasonCode : null,
                ReasonText = job.State == JobState.Cancelled || !isOver ? job.ReasonText : null,
            },
            JobEventKinds.Started,
            text,
            at: fact.At
        );
    }

    /// <summary>By the runs that are known at its start: what it is held against does not change while it runs.</summary>
    public static JobPromise? PromiseAtStart(DecisionDraft draft, Job job) =>
        draft.State.UsualOf(job) is not { } usual
            ? job.Promise
            : (
                (job.Promise ?? new JobPromise()) with
                {
                    UnusuallyLong = usual.UnusuallyLong,
                    UnusuallyShort = usual.UnusuallyShort,
                }
            ).OrNothing();

    private static void Released(DecisionDraft draft, Job job, JobReleased fact)
    {
        var by = Reported(job, fact.Actor, fact.By)!;
        var released = job with { StartedBy = job.StartedBy ?? by.ToString(), Exceptional = true };
        var text = $"started at the machine by {by}";
        if (job.State.IsBeforeStart())
        {
            // Why it waited or was rejected is over: its history has it.
            draft.Update(
                released with
                {
                    State = JobState.Starting,
                    Holds = [],
                    ReasonCode = null,
                    ReasonText = null,
                },
                JobEventKinds.ReleasedAtMachine,
                text,
                by,
                fact.At
            );
        }
        else
        {
            draft.Update(released, JobEventKinds.ReleasedAtMachine, text, by, fact.At);
        }
    }

    // Where the job is on its way already, it was held too late.
    private static void Held(DecisionDraft draft, Job job, JobHeld fact)
    {
        if (job.State.IsBeforeStart() && job.State != JobState.Starting)
        {
            var by = Reported(job, fact.Actor, fact.By)!;
            JobQueueHold.Apply(draft, job, $"held in its job queue at the machine by {by}", by, fact.At);
        }
    }
}
