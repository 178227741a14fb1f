using Weir.Linux;

namespace Weir.Ways.Watch;

/// <summary>Something that was seen of a process.</summary>
/// <param name="Kind">What.</param>
/// <param name="ProcessId">The process.</param>
/// <param name="Clock">When, in nanoseconds of the monotonic clock.</param>
internal readonly record struct WatchNews(WatchNewsKind Kind, int ProcessId, long Clock)
{
    /// <summary>The parent of a new process.</summary>
    public int ParentId { get; init; }

    /// <summary>Of an end what <c>wait</c> gives, of a change of user the real one, of a loss how many are known to be lost.</summary>
    public int Value { get; init; }

    /// <summary>
    /// Processor time of one that ended, in clock ticks; <see langword="null"/> where it was gone before it could be read.
    /// </summary>
    public long? CpuTicks { get; init; }

    /// <summary>What was seen of one that became a program or was found.</summary>
    public ProcessSight? Sight { get; init; }

    /// <summary>The name of the parent's program, where that is not watched itself or starts others' jobs.</summary>
    public string? Origin { get; init; }

    /// <summary>Of a scan all that is there in watched subsystems, those first that started first.</summary>
    public IReadOnlyList<ProcessSight>? There { get; init; }
}
