using System.Globalization;
using Weir.Day.Constraints;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Jobs.Plans;
using Weir.Jobs.Values;
using Weir.Schedules;

namespace Weir.Day.Facts;

/// <summary>Whether the day takes a submission, and as what.</summary>
internal static class SubmissionRules
{
    /// <summary>
    /// A server that was brought back by a copy of its files may not know of leases: so far past its own an agent's numbers are believed.
    /// </summary>
    private const int Believed = 100_000;

    /// <summary>An agent may have so many numbers in hand past one that it uses.</summary>
    private const int InHand = 2000;

    /// <summary>Why a number is not a machine's to submit under; <see langword="null"/> where it is.</summary>
    public static string? WhyNotIts(DecisionDraft draft, string machine, TrackingNumber number)
    {
        if (draft.TryFind(number, out var known) && !DayState.IsSame(known.Machine, machine))
        {
            return $"{machine} reported job {number} as submitted, but that job is on {known.Machine}";
        }

        if (draft.State.Leased.TryFind(number.Value, out var owner))
        {
            return DayState.IsSame(owner, machine) || known is not null
                ? null
                : $"{machine} reported job {number} as submitted, but that number is leased to {owner}";
        }

        return known is not null || Believes(draft, machine, number.Value)
            ? null
            : $"{machine} reported job {number} as submitted, but numbers from {draft.State.NextNumber} on are leased to nobody";
    }

    /// <summary>Whether a machine may have a number that the server has not given away; all that it names together is bounded.</summary>
    public static bool Believes(DecisionDraft draft, string machine, int number)
    {
        var beyond = (long)number - draft.State.NextNumber + 1;
        if (beyond <= 0)
        {
            return true;
        }

        var from = draft.State.Machine(machine);
        if (from.Believed + beyond > Believed)
        {
            return false;
        }

        from.Believed += beyond;
        return true;
    }

    public static void Apply(DecisionDraft draft, string machine, JobSubmitted fact)
    {
        draft.State.Leased.Use(machine, fact.Number.Value);
        if (fact.Number.Value >= draft.State.NextNumber)
        {
            draft.State.NextNumber = Math.Min(fact.Number.Value + 1 + InHand, TrackingNumber.Maximum + 1);
        }

        var announced = false;
        if (draft.TryFind(fact.Number, out var known))
        {
            announced = DayState.IsAnnounced(known) && known.State == JobState.Waiting;
            if (known is { Plan: not null, UserId: null })
            {
                draft.Update(
                    known with
                    {
                        User = fact.User,
                        UserId = fact.UserId,
                        CpuLimitSeconds = fact.CpuLimitSeconds,
                        MemoryLimitKibibytes = fact.MemoryLimitKibibytes,
                        Command = fact.Command,
                    }
                );
            }

            if (!announced)
            {
                // Cancelled before its machine had the order to repeat it, or told twice.
                return;
            }
        }

        fact = Joined(draft, fact);
        if (fact.TrackType != TrackType.Passive)
        {
            Notice(draft, fact, machine);
        }

        var job = JobOf(draft, machine, fact, known?.Exceptional ?? fact.RerunOf is not null);
        if (announced)
        {
            job = job with
            {
                ScheduleDate = known!.Attempt > 0 ? known.ScheduleDate : job.ScheduleDate,
                Attempt = known.Attempt,
                NotBefore = known.NotBefore,
                Holds = [.. job.Holds, .. known.Holds.Where(hold => hold.Code is HolderCodes.User or HolderCodes.Operator)],
            };
        }

        if (fact.TrackType == TrackType.Queue)
        {
            if (announced)
            {
                // The name it was announced under must not be its own duplicate; an announced job has none.
                job = job with
                {
                    SubmittedAt = known!.SubmittedAt,
                };
            }

            Queue(draft, fact, job);
            return;
        }

        Track(draft, fact, job);
    }

    // On the schedule and the date of the job that submitted it; where that one is known no more, where it would be without.
    private static JobSubmitted Joined(DecisionDraft draft, JobSubmitted fact) =>
        fact is { JoinsParent: true, Parent: { } number } && draft.TryFind(number, out var parent)
            ? fact with
            {
                Schedule = parent.Schedule,
                ScheduleDate = ScheduleDateChoice.On(parent.ScheduleDate),
            }
            : fact;

    // Whoever submitted it past `weir submit` was told no number: here it can be looked up.
    private static void Notice(DecisionDraft draft, JobSubmitted fact, string machine)
    {
        var by =
            fact.Rule is { } rule ? $"was intercepted by rule {rule}"
            : fact is { JoinsParent: true, Parent: { } parent } ? $"was submitted by job {parent} and joined it"
            : null;
        if (by is not null && fact.RerunOf is null)
        {
            var then = fact.TrackType == TrackType.Queue ? $"queued on schedule {fact.Schedule}" : $"tracked on schedule {fact.Schedule}";
            draft.Message(
                MessageSeverity.Information,
                "intercepted",
                $"job {fact.Number} {fact.Name} of {fact.User} on {machine}, submitted by {fact.Way.ToText()}, {by}: {then}",
                fact.Number,
                fact.At
            );
        }
    }

    private static Job JobOf(DecisionDraft draft, string machine, JobSubmitted fact, bool exceptional)
    {
        var date = SubmissionDates.Find(draft, fact) ?? draft.Today;
        return new Job(
            fact.Spec,
            fact.Number,
            new Owner(machine, fact.UserId, fact.User),
            fact.Schedule,
            date,
            fact.TrackType,
            fact.Way,
            fact.Mode,
            fact.At
        )
        {
            CpuLimitSeconds = fact.CpuLimitSeconds,
            MemoryLimitKibibytes = fact.MemoryLimitKibibytes,
            Command = fact.Command,
            Rule = fact.Rule,
            RerunOf = fact.RerunOf,
            Parent = fact.Parent,
            JoinedParent = fact.JoinsParent,
            Exceptional = exceptional,
            Holds = fact.Hold ? [UserHold.CreateHolder(fact.Number, $"submitted held by {fact.User}", fact.At)] : [],
        };
    }

    private static void Track(DecisionDraft draft, JobSubmitted fact, Job job)
    {
        if (NoSchedule(draft, fact, job) is var (code, why))
        {
            Reject(draft, fact, job, code, why);
            return;
        }

        if (
            draft.State.JobDefinition(job.Schedule, job.Name) is { Type: JobDefinitionType.Tracked } definition
            && definition.IsFor(job.Machine)
        )
        {
            job = job with
            {
                Ok = definition.Ok,
                OnLeftovers = definition.OnLeftovers,
                Retry = definition.Retry,
                Promise = new JobPromise { MaximumRunTime = definition.MaximumRunTime }.OrNothing(),
                Run = definition.RunOn(scheduleDate: null),
            };
        }

        var how =
            fact.TrackType == TrackType.Passive ? $"noticed: a process of {job.User}"
            : fact is { JoinsParent: true, Parent: { } parent } ? $"submitted by {job.User} in job {parent}, tracked with it"
            : $"submitted by {job.User}, tracked";
        Submit(draft, fact, job, how);
    }

    private static (string Code, string Text)? NoSchedule(DecisionDraft draft, JobSubmitted fact, Job job) =>
        !draft.State.HasSchedule(job.Schedule) && draft.State.FindScheduleDay(job.Schedule, job.ScheduleDate) is null
            ? (ReasonCodes.NoSchedule, $"there is no schedule {job.Schedule}")
        : fact.ScheduleDate is not null && SubmissionDates.Find(draft, fact) is null
            ? (ReasonCodes.NoScheduleDay, $"schedule {job.Schedule} has no day that is {fact.ScheduleDate}, as its rule asks for")
        : draft.State.FindScheduleDay(job.Schedule, job.ScheduleDate) is { Day.Status: ScheduleDayStatus.Closed }
            ? (
                ReasonCodes.ScheduleClosed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"schedule {job.Schedule} of {job.ScheduleDate:yyyy-MM-dd} is closed: weir schedule release {job.Schedule} opens it again"
                )
            )
        : null;

    private static void Queue(DecisionDraft draft, JobSubmitted fact, Job job)
    {
        var definition = draft.State.JobDefinition(job.Schedule, job.Name);
        if (WhyNot(draft, fact, job, definition) is var (code, text))
        {
            Reject(draft, fact, job, code, text);
            return;
        }

        var name = draft.State.Names.FreeName(job);
        if (name is null || (name != job.Name && !definition!.AllowMultiple))
        {
            Reject(
                draft,
                fact,
                job,
                ReasonCodes.DuplicateJob,
                $"Duplicate Job: {job.Name} is under way on schedule {job.Schedule}, and its job definition does not allow several"
            );
            return;
        }

        job = Defined(draft, job, definition!, fact.Frequency, name.Value);
        if (fact.WaitsFor is { } elsewhere && !UnmetCondition.Holds(job))
        {
            job = job with { Holds = [.. job.Holds, UnmetCondition.CreateHolderOutside(job, elsewhere, draft.Now)] };
        }

        Submit(draft, fact, job, $"submitted by {job.User}, accepted by schedule {job.Schedule}");
    }

    private static void Submit(DecisionDraft draft, JobSubmitted fact, Job job, string text)
    {
        draft.NeedLimits(job);
        if (fact.GoesAtOnce)
        {
            draft.Update(job with { State = JobState.Starting, Holds = [] }, JobEventKinds.Submitted, text, at: fact.At);
            draft.OrderDefined(job);
            return;
        }

        draft.Update(job, JobEventKinds.Submitted, text, at: fact.At);
        draft.AcceptLater(job.Number);
    }

    private static (string Code, string Text)? WhyNot(DecisionDraft draft, JobSubmitted fact, Job job, JobDefinition? definition)
    {
        if (NoSchedule(draft, fact, job) is { } none)
        {
            return none;
        }

        if (definition is null)
        {
            return (ReasonCodes.NoJobDefinition, $"schedule {job.Schedule} has no job definition {job.Name}");
        }

        if (!definition.IsFor(job.Machine))
        {
            return (
                ReasonCodes.WrongMachine,
                $"job definition {job.Name} on schedule {job.Schedule} is for jobs of {definition.Machine}, not of {job.Machine}"
            );
        }

        if (fact.Frequency is { } frequency && !draft.State.HasFrequency(ScheduleOf(draft, job.Schedule), definition, frequency))
        {
            return (
                ReasonCodes.NoFrequency,
                $"neither job definition {job.Name} on schedule {job.Schedule} nor the schedule has a frequency {frequency}, which its rule names"
            );
        }

        return definition.IsBrought
            ? null
            : (ReasonCodes.WrongType, $"job definition {job.Name} on schedule {job.Schedule} is not of type queued");
    }

    private static Job Defined(DecisionDraft draft, Job job, JobDefinition definition, ObjectName? frequency, ObjectName name)
    {
        // The original's frequency of a queued job says when it may start, and brings none by itself.
        var run =
            frequency is not null
                ? draft.State.RunToAdd(ScheduleOf(draft, job.Schedule), definition, job.ScheduleDate, frequency, draft.Now)
            : definition.Frequencies.Count == 0 ? null
            : draft.State.FirstRunOf(definition, job.ScheduleDate);
        definition = run?.Job ?? definition;
        var limits = definition.Limits.Count == 0 ? job.Limits : LimitNeed.Together(job.Limits.Concat(definition.Limits));
        var notBefore = definition.NotBefore is { } time ? draft.State.BusinessDay.At(job.ScheduleDate, time) : run?.Start;
        notBefore = job.NotBefore > notBefore ? job.NotBefore : notBefore ?? job.NotBefore;
        return job with
        {
            Name = name,
            JobDescription = definition.JobDescription ?? job.JobDescription,
            JobQueue = definition.JobQueue ?? job.JobQueue,
            Priority = definition.Priority ?? job.Priority,
            Limits = limits,
            Service = definition.Service ?? job.Service,
            Ok = definition.Ok,
            OnLeftovers = definition.OnLeftovers,
            Monitor = job.Monitor ?? definition.Monitor,
            Retry = run?.Retry ?? definition.Retry,
            Run = definition.RunOn(job.ScheduleDate),
            Overrides = JobFields.Defined(job, DefinedValues.Of(definition, job)),
            NotBefore = notBefore,
            LatestStart = job.RerunOf is not null
                ? null
                : run?.LatestStart ?? definition.LatestStartOn(job.ScheduleDate, draft.State.BusinessDay),
            Promise = Promised(draft, job, definition, run, notBefore),
            When = definition.When,
            Dependencies = definition.Dependencies,
            Thresholds = definition.Thresholds,
            Expressions = definition.Expressions,
            Holds = [.. job.Holds, .. Holds(draft, job, definition)],
        };
    }

    private static ScheduleDefinition ScheduleOf(DecisionDraft draft, ObjectName name) =>
        draft.State.Schedule(name) ?? new ScheduleDefinition(name);

    // One that comes after the time by which it must end has until that time of the next day.
    private static JobPromise? Promised(
        DecisionDraft draft,
        Job job,
        JobDefinition definition,
        PlannedRun? run,
        DateTimeOffset? notBefore
    ) =>
        definition.MustEndBy is { } end
            ? (run?.Promise ?? new JobPromise()) with
            {
                MustEndBy = draft.State.BusinessDay.FirstAfter(notBefore > job.SubmittedAt ? notBefore.Value : job.SubmittedAt, end),
            }
            : run?.Promise ?? new JobPromise { MaximumRunTime = definition.MaximumRunTime }.OrNothing();

    private static IEnumerable<Holder> Holds(DecisionDraft draft, Job job, JobDefinition definition)
    {
        if (definition.Hold)
        {
            yield return OperatorHold.CreateHolder(job.Number, "held by its job definition", draft.Now);
        }

        if (definition.When is { } when)
        {
            yield return UnmetCondition.CreateHolder(job, when, draft.Now);
        }
    }

    private static void Reject(DecisionDraft draft, JobSubmitted fact, Job job, string code, string text)
    {
        // What its machine did to it meanwhile is told next: nothing is left to refuse, and no operator is to be alarmed.
        if (!fact.GoesAtOnce && draft.IsActedOnLater(job))
        {
            Submit(draft, fact, job, $"submitted by {job.User}");
            return;
        }

        var hold = Rejection.CreateHolder(job.Number, text, draft.Now);
        var rejected = job with { State = JobState.Rejected, Holds = [.. job.Holds, hold], ReasonCode = code, ReasonText = text };
        var message = $"job {job.Number} {job.Name} of {job.User} on {job.Machine} was rejected: {text}";
        draft.NeedLimits(job);
        draft.AddHistory(job.Number, JobEventKinds.Submitted, $"submitted by {job.User}", at: fact.At);
        draft.Update(rejected, JobEventKinds.Rejected, text);
        if (fact.GoesAtOnce || fact.RunsWhenRejected)
        {
            draft.Update(rejected with { State = JobState.Starting, Holds = [] }, JobEventKinds.LetGo, "its rule lets rejected jobs run");
            draft.Message(MessageSeverity.Warning, "rejected", $"{message}; its rule lets it run", job.Number);
            if (!fact.GoesAtOnce)
            {
                draft.OrderStart(job);
            }

            return;
        }

        draft.Message(MessageSeverity.Error, "rejected", message, job.Number);
        draft.Order(job.Machine, new Reject(job.Number, code, text));
    }
}
