using Weir.Day.Constraints;
using Weir.Day.Facts;
using Weir.Day.Inputs;
using Weir.Day.Planning;
using Weir.Day.Promises;
using Weir.Day.Requests;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.Jobs.Facts;

namespace Weir.Day;

/// <summary>Where everything is decided: what happens to which job, in which order, and why.</summary>
public static class DayEngine
{
    /// <summary>
    /// Decides what follows from the inputs, in their order, and from the time. No input, no output, no clock, no chance: the
    /// same state, inputs and time give the same decision.
    /// The state is changed in place. The decision counts only once it is stored; where the store refuses it, throw the state
    /// away and restore it from the store.
    /// An input of an agent or about a job that cannot be decided is taken back and left out: see <see cref="Decision.Failures"/>.
    /// </summary>
    public static Decision Decide(DayState state, IReadOnlyList<Input> inputs, DateTimeOffset now)
    {
        var draft = new DecisionDraft(state, inputs, now);
        state.Queues.Advance(now);
        foreach (var input in inputs)
        {
            ApplyGuarded(draft, input);
        }

        BuildRules.Apply(draft);
        LatestStartRules.Apply(draft);
        LatenessRules.Apply(draft);
        ForesightRules.Apply(draft);
        ClosingRequests.Advance(draft);
        ContainerRules.Apply(draft);
        draft.Wake();
        state.Clocks.Set(state.Queues);
        Release(draft);
        state.Clocks.Set(state.Queues);
        return draft.Finish();
    }

    // Whose input it was is the only one who is to feel it. What administrators change throughout the day is not taken back: there
    // the day is restored from the store.
    private static void ApplyGuarded(DecisionDraft draft, Input input)
    {
        var before = draft.SetSavepoint();
        try
        {
            Apply(draft, input);
        }
#pragma warning disable CA1031 // Whatever it was: it is handed on with the decision, and the others go on.
        catch (Exception reason)
            when (!draft.State.IsTorn
                && input is FactArrived or FactRetried or FactRefused or JobReloaded or JobRequest or AddJob or AgentLink or LeaseNumbers
            )
#pragma warning restore CA1031
        {
            draft.RollBack(before);
            draft.Fail(new InputFailure(input, reason));
            if (IdOf(input) is { } id)
            {
                draft.Answer(
                    new RequestRefused(
                        id,
                        RefusalCodes.Failed,
                        "the request could not be decided and changed nothing; the server's log has the reason"
                    )
                );
            }

            if (input is FactArrived arrived && FactRules.Next(draft, arrived.Machine, arrived.Fact.Sequence) is { } sequence)
            {
                const string Text = "it could not be decided; the server's log has the reason";
                RefusedFacts.SetAside(
                    draft,
                    draft.State.Machine(arrived.Machine).Agent.Machine,
                    sequence,
                    FactCodes.Undecided,
                    Text,
                    null,
                    arrived.Fact.Fact
                );
            }
        }
    }

    private static long? IdOf(Input input) =>
        input switch
        {
            JobRequest request => request.Id,
            AddJob add => add.Id,
            LeaseNumbers lease => lease.Id,
            _ => null,
        };

    private static void Apply(DecisionDraft draft, Input input)
    {
        switch (input)
        {
            case FactArrived arrived:
                FactRules.Apply(draft, arrived);
                break;
            case FactRefused refused:
                RefusedFacts.Apply(draft, refused);
                break;
            case FactRetried retried:
                RefusedFacts.Retry(draft, retried);
                break;
            case OperatorNotice told:
                draft.Message(told.Severity, told.Code, told.Text);
                break;
            case SetAsideCounted counted:
                draft.State.CountSetAside(counted.Counts);
                break;
            case OutcomesReloaded reloaded:
                draft.State.Dependencies.Load(reloaded.Needed, reloaded.Runs);
                break;
            case CapacityLevelsSet levels:
                LevelRules.Apply(draft, levels);
                break;
            case RunTimesLearned learned:
                draft.State.Learn(learned.Job, learned.Runs);
                break;
            case BuildSchedule request:
                draft.Answer(BuildRequests.Decide(draft, request));
                break;
            case AddJob request:
                draft.Answer(AddRules.Request(draft, request));
                break;
            case JobPinged ping:
                draft.Answer(PingRule.Apply(draft, ping));
                break;
            case PostMessage request:
                draft.Answer(MessageRequests.Post(draft, request));
                break;
            case JobReloaded recalled:
                draft.AddReloaded(recalled.Job);
                break;
            case JobRequest request:
                draft.Answer(JobRequests.Decide(draft, request));
                break;
            case HoldSchedule request:
                draft.Answer(ScheduleRequests.Hold(draft, request));
                break;
            case ReleaseSchedule request:
                draft.Answer(ScheduleRequests.Release(draft, request));
                break;
            case StartSchedule request:
                draft.Answer(ScheduleRequests.Start(draft, request));
                break;
            case CloseSchedule request:
                draft.Answer(ScheduleRequests.Close(draft, request));
                break;
            case DeleteSchedule request:
                draft.Answer(ScheduleRequests.Delete(draft, request));
                break;
            case CloseWeir request:
                draft.Answer(ClosingRequests.Close(draft, request));
                break;
            case OpenWeir request:
                draft.Answer(ClosingRequests.Open(draft, request));
                break;
            case DefinitionsReplaced replaced:
                PolicyRules.Define(draft, replaced.Definitions);
                draft.State.LookAgainAtLevels(draft.Now);
                break;
            case ActivatePolicy activate:
                draft.Answer(PolicyRules.Activate(draft, activate));
                break;
            case OverrideLimit request:
                draft.Answer(LimitRequests.Override(draft, request));
                break;
            case ResetLimit request:
                draft.Answer(LimitRequests.Reset(draft, request));
                break;
            case SetThreshold request:
                draft.Answer(ThresholdRequests.Set(draft, request));
                break;
            case DeleteThreshold request:
                draft.Answer(ThresholdRequests.Delete(draft, request));
                break;
            case RenameThreshold request:
                draft.Answer(ThresholdRequests.Rename(draft, request));
                break;
            case PropertiesChanged changed:
                draft.Set(changed.Settings);
                break;
            case AgentLink link:
                LinkRules.Apply(draft, link);
                break;
            case LeaseNumbers lease:
                draft.Answer(LinkRules.Lease(draft, lease));
                break;
            default:
                throw new NotSupportedException($"the day does not know the input {input.GetType().Name}");
        }
    }

    private static void Release(DecisionDraft draft)
    {
        var state = draft.State;
        draft.MoveStopped();
        while (state.Queues.Next(state.WhatStops) is { First: { } number } && state.TryFind(number, out var job))
        {
            Release(draft, job);
            draft.MoveStopped();
        }
    }

    private static void Release(DecisionDraft draft, Job job)
    {
        var before = draft.SetSavepoint();
        try
        {
            if (job.Plan is { Skip: true })
            {
                StartRules.Skip(draft, job, "its build status is to be skipped, and nothing else holds it");
                return;
            }

            if (!DelayRules.MayStart(draft, job) || !WindowRules.MayStart(draft, job))
            {
                return;
            }

            if (job.Plan is { Conditions: not null, ConditionsMet: false })
            {
                PlannedWatch.Begin(draft, job);
                return;
            }

            if (job.IsContainer())
            {
                ContainerRules.Start(draft, job, $"nothing holds it: {job.SubDay()} begins");
                return;
            }

            draft.State.CountSelection(job, draft.Now);
            draft.Update(
                job with
                {
                    State = JobState.Starting,
                },
                JobEventKinds.LetGo,
                "nothing holds it and it is its turn: the order to start is out"
            );
            draft.OrderStart(job);
        }
#pragma warning disable CA1031 // Whatever it was: the job is held, and the others go on.
        catch (Exception reason) when (!draft.State.IsTorn)
#pragma warning restore CA1031
        {
            draft.RollBack(before);
            var text = $"to let it go failed ({Printable.Escape(reason.Message)})";
            var hold = DecisionFailed.CreateHolder(job.Number, text, draft.Now);
            draft.Update(job with { Holds = [.. job.Holds, hold] }, JobEventKinds.Held, text);
            draft.Message(MessageSeverity.Error, HolderCodes.Undecided, $"job {job.Number} {job.Name} is held: {text}", job.Number);
        }
    }
}
