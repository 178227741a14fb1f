namespace Weir.Ways.Watch;

/// <summary>A process of a watched subsystem, as it is known.</summary>
internal sealed class WatchedProcess(int id)
{
    public int Id => id;

    /// <summary>Its start in clock ticks; 0 until it was read.</summary>
    public long StartTicks { get; set; }

    public uint User { get; set; }

    public required string Subsystem { get; set; }

    public required string Cgroup { get; set; }

    /// <summary>The job that it belongs to, or <see langword="null"/>.</summary>
    public NoticedProcess? Job { get; set; }

    /// <summary>The job round the gate that it belongs to, or <see langword="null"/>.</summary>
    public DarkJob? Dark { get; set; }

    /// <summary>Whether it is a program of Weir's now.</summary>
    public bool IsWeir { get; set; }

    /// <summary>Whether it passed the gate, so that it did not come round it.</summary>
    public bool PassedGate { get; set; }

    /// <summary>Whether a program of Weir's made it: Weir's own job or helper, which is known.</summary>
    public bool IsOfWeir { get; set; }

    /// <summary>A scan has missed it: its end is still on the way, or lost.</summary>
    public bool IsMissing { get; set; }

    /// <summary>Whether the job ends with it.</summary>
    public bool IsFirst => Job?.ProcessId == id;
}
