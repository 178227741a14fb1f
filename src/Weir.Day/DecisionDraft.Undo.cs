using Weir.Jobs;

namespace Weir.Day;

/// <summary>
/// Takes back one input that could not be decided. Each change of a job or an agent notes what was there before, and what is only
/// added to the decision is cut off again: the price of an input that is decided is a few notes, whatever the day holds.
/// </summary>
internal sealed partial class DecisionDraft
{
    private readonly List<(TrackingNumber Number, Job? Active, Job? Noted)> _jobsBefore = [];
    private readonly List<(AgentState Agent, bool Noted)> _agentsBefore = [];
    private readonly List<InputFailure> _failures = [];

    /// <summary>From here on everything can be taken back.</summary>
    public Savepoint SetSavepoint()
    {
        _jobsBefore.Clear();
        _agentsBefore.Clear();
        return new Savepoint(
            _events.Count,
            _messages.Count,
            _orders.Count,
            _answers.Count,
            _gaps.Count,
            _scheduleDays.Count,
            _limitsMade.Count,
            _accepted.Count,
            _limitSettings.Count,
            _leased.Count,
            _setAside.Count,
            _retried.Count,
            _audit.Count,
            State.NextNumber,
            ActivePolicy
        );
    }

    /// <summary>Makes the day and the decision what they were.</summary>
    public void RollBack(Savepoint to)
    {
        for (var i = _jobsBefore.Count - 1; i >= 0; i--)
        {
            var (number, active, noted) = _jobsBefore[i];
            State.Revert(number, active, Now);
            if (noted is null)
            {
                _jobs.Remove(number);
            }
            else
            {
                _jobs[number] = noted;
            }
        }

        for (var i = _agentsBefore.Count - 1; i >= 0; i--)
        {
            var (agent, noted) = _agentsBefore[i];
            State.Machine(agent.Machine).Now(agent);
            if (!noted)
            {
                _agents.Remove(agent.Machine);
            }
        }

        foreach (var made in _limitsMade.Skip(to.LimitsMade))
        {
            State.Limits.Unmake(made.Name);
            State.Expressions.TouchLimit(made.Name);
        }

        Cut(_events, to.Events);
        Cut(_messages, to.Messages);
        Cut(_orders, to.Orders);
        Cut(_answers, to.Answers);
        Cut(_gaps, to.Gaps);
        Cut(_scheduleDays, to.ScheduleDays);
        Cut(_limitsMade, to.LimitsMade);
        Cut(_accepted, to.Accepted);
        Cut(_limitSettings, to.LimitSettings);
        Cut(_leased, to.Leased);
        Cut(_setAside, to.SetAside);
        Cut(_retried, to.Retried);
        Cut(_audit, to.Audit);
        State.NextNumber = to.NextNumber;
        ActivePolicy = to.ActivePolicy;
        SetSavepoint();
    }

    public void Fail(InputFailure failure) => _failures.Add(failure);

    private static void Cut<T>(List<T> list, int to) => list.RemoveRange(to, list.Count - to);
}
