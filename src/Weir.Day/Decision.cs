using Weir.Capacity;
using Weir.Jobs;
using Weir.Schedules;
using Weir.ServiceLevels.History;
using Weir.ServiceLevels.Queues;

namespace Weir.Day;

/// <summary>All that follows from a batch of inputs. Stored in one transaction; then answers and orders go out.</summary>
public sealed record Decision
{
    /// <summary>The last version of each job that changed, by rising number.</summary>
    public required IReadOnlyList<Job> Jobs { get; init; }

    /// <summary>New lines of jobs' histories, in order.</summary>
    public required IReadOnlyList<JobEvent> Events { get; init; }

    /// <summary>New lines for operators, in order; ids are 0 until stored.</summary>
    public required IReadOnlyList<OperatorMessage> Messages { get; init; }

    /// <summary>Orders, rising ids for each machine.</summary>
    public required IReadOnlyList<AddressedOrder> Orders { get; init; }

    /// <summary>One answer for each request, in the requests' order.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>Agents whose facts were taken, to whom orders were issued, or who said something about themselves.</summary>
    public required IReadOnlyList<AgentState> Agents { get; init; }

    /// <summary>Agents that left facts out: answer them with the last sequence taken, and they send on from there.</summary>
    public required IReadOnlyList<FactGap> Gaps { get; init; }

    /// <summary>Days of schedules that opened, were held or released, or closed.</summary>
    public required IReadOnlyList<ScheduleDay> ScheduleDays { get; init; }

    /// <summary>Limits that were made because a job named them: to be kept as definitions.</summary>
    public required IReadOnlyList<LimitDefinition> LimitsMade { get; init; }

    /// <summary>Who acted at machines, as their agents report.</summary>
    public IReadOnlyList<AuditEntry> Audit { get; init; } = [];

    /// <summary>The policy that became active.</summary>
    public ObjectName? ActivePolicy { get; init; }

    /// <summary>That Weir was closed, opens, or is open, where that changed.</summary>
    public ClosureSetting? Closing { get; init; }

    /// <summary>Limits that operators set or reset, in order.</summary>
    public IReadOnlyList<LimitSetting> LimitSettings { get; init; } = [];

    /// <summary>Thresholds that were set or deleted, in order.</summary>
    public IReadOnlyList<ThresholdSetting> ThresholdSettings { get; init; } = [];

    /// <summary>Ageing clocks that were stopped or went on; one that is not behind and runs need not be kept.</summary>
    public IReadOnlyList<StoredClock> Clocks { get; init; } = [];

    /// <summary>Tracking numbers that came on lease: blocks, each as it is now.</summary>
    public IReadOnlyList<NumberBlock> Leased { get; init; } = [];

    /// <summary>Facts that were passed over, as far as they are kept.</summary>
    public IReadOnlyList<FactSetAside> SetAside { get; init; } = [];

    /// <summary>Facts that had been set aside and are taken now.</summary>
    public IReadOnlyList<(string Machine, long Sequence)> Retried { get; init; } = [];

    /// <summary>Inputs that could not be decided, and were left out.</summary>
    public IReadOnlyList<InputFailure> Failures { get; init; } = [];

    /// <summary>Selection points of intervals that are over.</summary>
    public IReadOnlyList<SelectionPoint> SelectionPoints { get; init; } = [];

    /// <summary>How long the queues are, where a minute began.</summary>
    public QueueSize? QueueSize { get; init; }

    /// <summary>The first tracking number never given out, where it changed.</summary>
    public required int? NextNumber { get; init; }

    /// <summary>When to decide again even if nothing comes: a start time, a minute's count of the queues, or midnight.</summary>
    public required DateTimeOffset NextWake { get; init; }

    /// <summary>Whether there is nothing to store.</summary>
    public bool IsEmpty =>
        Jobs.Count == 0
        && Events.Count == 0
        && Messages.Count == 0
        && Audit.Count == 0
        && Orders.Count == 0
        && Agents.Count == 0
        && ScheduleDays.Count == 0
        && LimitsMade.Count == 0
        && NextNumber is null
        && ActivePolicy is null
        && Closing is null
        && LimitSettings.Count == 0
        && ThresholdSettings.Count == 0
        && Leased.Count == 0
        && SetAside.Count == 0
        && Retried.Count == 0
        && Clocks.Count == 0
        && SelectionPoints.Count == 0
        && QueueSize is null;
}
