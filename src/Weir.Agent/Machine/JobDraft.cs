using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Stores.Agent;

namespace Weir.Agent.Machine;

/// <summary>A decision in the making.</summary>
internal sealed class JobDraft(JournalJob row, JobSnapshot snapshot)
{
    private readonly List<Fact> _facts = [];
    private readonly List<JobEffect> _effects = [];

    public JobSnapshot Snapshot => snapshot;

    public DateTimeOffset Now => snapshot.Now;

    public JournalJob Row { get; set; } = row;

    public JobMemory Memory { get; set; } = snapshot.Memory;

    public bool IsOver => Row.EndedAt is not null;

    /// <summary>Nothing has been started and nobody has said that it may.</summary>
    public bool Waits => !IsOver && Row.Status.AwaitsStart();

    /// <summary>It was let go and is not over.</summary>
    public bool MayRun => !IsOver && !Row.Status.AwaitsStart();

    public bool InPlace => Row.Mode != SubmissionMode.Stored;

    public bool CancelAsked => Row.Code == ReasonCodes.Cancelled;

    public IReadOnlyList<JobEffect> Effects => _effects;

    public void Report(Fact fact) => _facts.Add(fact);

    public void Report(MessageSeverity severity, string code, string text) =>
        Report(new AgentMessage(Now, severity, code, text, Row.Number));

    public void Do(JobEffect effect) => _effects.Add(effect);

    public void NotifyWaiter(string line)
    {
        if (snapshot.HasWaiter)
        {
            Do(new NotifyWaiter(line));
        }
    }

    /// <summary>It waits for nothing that the machine is short of any more.</summary>
    public void EndShortage()
    {
        if (Memory.PutOff > 0)
        {
            Memory = Memory with { PutOff = 0 };
            Do(new ClearShortage());
        }
    }

    public Decision ToDecision()
    {
        if (IsOver)
        {
            EndShortage();
        }

        return new Decision(Row, Memory, _facts, _effects);
    }
}
