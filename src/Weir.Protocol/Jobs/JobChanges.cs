using Weir.Jobs;

namespace Weir.Protocol.Jobs;

/// <summary>What is to be another with a job that waits; what is not there stays.</summary>
public sealed record JobChanges
{
    /// <summary>1 goes first, 9 last, within its job queue.</summary>
    public int? Priority { get; set; }

    /// <summary>The service group it wishes to be in, <c>CONTROL.TYPE</c> or <c>NAME</c>.</summary>
    public ObjectName? Service { get; set; }

    /// <summary>The lane it waits in, <c>LIBRARY/NAME</c>.</summary>
    public QualifiedName? JobQueue { get; set; }

    /// <summary>All limits it needs, <c>NAME</c> or <c>NAME=n</c>, in place of those it needed; an empty list is none.</summary>
    public IReadOnlyList<LimitNeed>? Limits { get; set; }

    /// <summary>Not to be started before; one that has come lets it start at once. UTC.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>So many minutes later than its start time, or than now where it has none; negative is earlier. -44640 to 44640.</summary>
    public int? MinutesLater { get; set; }

    /// <summary>Where it has not been let go by then it is missed. UTC.</summary>
    public DateTimeOffset? LatestStart { get; set; }

    /// <summary>How long it may run before that is told, such as <c>90m</c>; also of a job that runs.</summary>
    public string? MaxRunTime { get; set; }

    /// <summary>Whether it runs although its frequency has it passed over.</summary>
    public bool Run { get; set; }
}
