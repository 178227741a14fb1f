using Weir.Jobs;
using Weir.Linux;
using Weir.Tracking.Rules;

namespace Weir.Ways.Watch;

/// <summary>A process that meets a passive rule, and so is a job, with what descends from it.</summary>
internal sealed class NoticedProcess(int processId, ObjectName name, uint user, string subsystem, long clock)
{
    public int ProcessId => processId;

    public ObjectName Name => name;

    /// <summary>Its real user.</summary>
    public uint User => user;

    public string UserName { get; init; } = "";

    public string Subsystem => subsystem;

    /// <summary>When it became that program, in nanoseconds of the monotonic clock.</summary>
    public long Clock => clock;

    /// <summary>What was seen of it; <see langword="null"/> of one that was gone before it could be read.</summary>
    public ProcessSight? Sight { get; init; }

    /// <summary>
    /// The rule that it meets; <see langword="null"/> of one that was gone and may have met one, and of one known from before.
    /// </summary>
    public TrackingRule? Rule { get; init; }

    /// <summary>The noticed job that it descends from, or <see langword="null"/>.</summary>
    public NoticedProcess? Parent { get; init; }

    /// <summary>Where it stands in automatic tracking, from when it has its number on.</summary>
    public Lineage Lineage { get; set; } = Lineage.None;

    /// <summary>The number that it got; <see langword="null"/> until it has one.</summary>
    public TrackingNumber? Number { get; set; }
}
