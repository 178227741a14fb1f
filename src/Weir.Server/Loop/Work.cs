using Weir.Day.Inputs;

namespace Weir.Server.Loop;

/// <summary>Something for the loop to do. Each ends with an answer or a failure, never in silence.</summary>
internal abstract class Work
{
    /// <summary>What the day is to decide about; empty for what only looks or defines.</summary>
    public virtual IReadOnlyList<Input> Inputs => [];

    /// <summary>The store has it: tell whoever waits.</summary>
    public abstract void Done(Outcome outcome);

    /// <summary>Nothing came of it, and nothing changed.</summary>
    public abstract void Failed(Exception reason);
}
