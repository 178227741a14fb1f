using Weir.Capacity;

namespace Weir.Day.State;

/// <summary>A job queue as the day has it.</summary>
internal sealed class JobQueueOfDay
{
    public Counter Active { get; } = new(null);

    public bool IsHeld { get; private set; }

    public bool IsDefined { get; private set; }

    public void Define(JobQueueDefinition? definition)
    {
        Active.Maximum = definition?.Maximum;
        IsHeld = definition?.Held == true;
        IsDefined = definition is not null;
    }
}
