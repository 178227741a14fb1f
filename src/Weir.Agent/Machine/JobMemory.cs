namespace Weir.Agent.Machine;

/// <summary>
/// What this agent remembers of a job between two decisions and the journal need not know: after a restart it begins anew.
/// </summary>
internal sealed record JobMemory
{
    /// <summary>Nothing yet.</summary>
    public static JobMemory None { get; } = new();

    /// <summary>How often a shepherd was started that came to nothing.</summary>
    public int Attempts { get; init; }

    /// <summary>How often its start was put off because the machine was short of something; 0 where it is not put off.</summary>
    public int PutOff { get; init; }

    /// <summary>How often its start mark named no process yet.</summary>
    public int Settled { get; init; }

    /// <summary>
    /// Whether an earlier agent let its process in place go and wrote down no start: where its records are damaged, or were lost with a
    /// file system that was repaired, nothing else says that its command may have begun.
    /// </summary>
    public bool LetGoEarlier { get; init; }

    /// <summary>How many connections of a process that waits in place there were.</summary>
    public int Sitting { get; init; }

    /// <summary>
    /// Since when its leftovers are awaited, by <see cref="JobSnapshot.Clock"/>; <see langword="null"/> where they are not.
    /// </summary>
    public TimeSpan? LeftoversSince { get; init; }

    /// <summary>Up to where its standard output was read, a beginning of a line.</summary>
    public long OutRead { get; init; }

    /// <summary>The same of its standard error.</summary>
    public long ErrRead { get; init; }

    /// <summary>Whether its output is followed.</summary>
    public bool FollowsOutput { get; init; }

    /// <summary>Whether it was said that its command has ended and what it left behind has not.</summary>
    public bool LeftoversReported { get; init; }

    /// <summary>Whether it was said that the folder with its end is away.</summary>
    public bool AbsenceReported { get; init; }
}
