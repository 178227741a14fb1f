using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Plans;

namespace Weir.Protocol.Tests.AgentLink;

/// <summary>One fact of each kind that keeps to its bounds.</summary>
internal static class SampleFacts
{
    public static DateTimeOffset At { get; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static TrackingNumber Number { get; } = new(147);

    public static JobSubmitted Submitted { get; } =
        new(At, Number, ObjectName.Parse("NIGHTLY"), "anna", TrackType.Queue, WayIn.Submit, SubmissionMode.Stored)
        {
            Command = "true",
            ScheduleDate = ScheduleDateChoice.TryParse("LATEST HELD", out var date) ? date : null,
            Frequency = ObjectName.Parse("WORKDAYS"),
        };

    public static JobStarted Started { get; } = new(At, Number, 4711, "/sys/fs/cgroup/weir/147");

    public static JobEnded Ended { get; } = new(At, Number, 0, null, 5, 6);

    public static JobStartFailed Failed { get; } = new(At, Number, "no-such-file", "it cannot be started");

    public static JobLost Lost { get; } = new(At, Number, MachineRestarted: true, "the machine was restarted");

    public static JobGone Gone { get; } = new(At, Number, "cancelled", "cancelled by anna", "anna");

    public static JobReleased Released { get; } = new(At, Number, "anna");

    public static JobHeld Held { get; } = new(At, Number, "anna");

    public static JobMonitored Monitored { get; } = new(At, Number, "$anna.MON");

    public static JobFilled Filled { get; } = new(At, Number, "load north", "SITE is north");

    public static AgentStarted AgentStarted { get; } = new(At, "0.2.0", "boot", 2, ControlsGate: true);

    public static AgentMessage Message { get; } = new(At, MessageSeverity.Warning, "code", "text", Number);

    public static IReadOnlyList<Fact> All { get; } =
    [Submitted, Started, Ended, Failed, Lost, Gone, Released, Held, Monitored, Filled, AgentStarted, Message, new ConditionMet(At, Number)];
}
