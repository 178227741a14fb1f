using Weir.Jobs;
using Weir.ServiceLevels.Policies;
using Weir.ServiceLevels.Queues;

namespace Weir.ServiceLevels.Tests;

/// <summary>A waiting job as a child would keep it: its age grows while its clock runs.</summary>
internal sealed class ModelJob
{
    public required int Number { get; init; }

    public required ServiceGroup Group { get; init; }

    public required int Priority { get; init; }

    public required bool Exceptional { get; init; }

    public required LaneKey? Lane { get; init; }

    /// <summary>What stops its clock; empty for nothing, <see langword="null"/> where it stands still.</summary>
    public required string? Clock { get; init; }

    public required long Age { get; set; }

    public QueuePlace Place { get; set; }

    public static Job JobOf(int number, int priority, bool exceptional, string machine, TimeSpan age, DateTimeOffset? ageFrom) =>
        new()
        {
            Number = new TrackingNumber(number),
            Name = ObjectName.Parse("JOB"),
            User = "alice",
            Machine = machine,
            Schedule = ObjectName.Parse("AdHoc"),
            ScheduleDate = new DateOnly(2026, 11, 21),
            State = JobState.Waiting,
            TrackType = TrackType.Queue,
            Way = WayIn.Submit,
            Mode = SubmissionMode.Stored,
            SubmittedAt = DateTimeOffset.UnixEpoch,
            Priority = priority,
            Exceptional = exceptional,
            Age = age,
            AgeFrom = ageFrom,
        };
}
