using Weir.Day.Facts;
using Weir.Day.Inputs;
using Weir.Day.Requests;
using Weir.Day.Service;
using Weir.Jobs;

namespace Weir.Day;

/// <summary>Where everything is decided: what happens to which job, in which order, and why.</summary>
public static class Day
{
    /// <summary>
    /// Decides what follows from the inputs, in their order, and from the time. No input, no output, no clock, no chance: the
    /// same state, inputs and time give the same decision.
    /// The state is changed in place. The decision counts only once it is stored; where the store refuses it, throw the state
    /// away and restore it from the store.
    /// </summary>
    public static Decision Decide(DayState state, IReadOnlyList<Input> inputs, DateTimeOffset now)
    {
        var draft = new DecisionDraft(state, now);
        state.Queues.Advance(now);
        foreach (var input in inputs)
        {
            Take(draft, input);
        }

        MissRules.Take(draft);
        draft.Wake();
        state.Clocks.Set(state.Queues);
        LetGo(draft);
        state.Clocks.Set(state.Queues);
        return draft.Finish();
    }

    private static void Take(DecisionDraft draft, Input input)
    {
        switch (input)
        {
            case FactArrived arrived:
                FactRules.Take(draft, arrived);
                break;
            case JobRecalled recalled:
                draft.Recall(recalled.Job);
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
            case DefinitionsReplaced replaced:
                PolicyRules.Define(draft, replaced.Definitions);
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
            case AgentLink link:
                LinkRules.Take(draft, link);
                break;
            case LeaseNumbers lease:
                draft.Answer(LinkRules.Lease(draft, lease));
                break;
            default:
                throw new NotSupportedException($"the day does not know the input {input.GetType().Name}");
        }
    }

    private static void LetGo(DecisionDraft draft)
    {
        var state = draft.State;
        while (state.Queues.Next(state.WhatStops) is { First: { } number } && state.TryFind(number, out var job))
        {
            state.CountSelection(job, draft.Now);
            draft.Put(job with { State = JobState.Starting }, "let-go", "nothing holds it and it is its turn: the order to start is out");
            draft.OrderStart(job);
        }
    }
}
