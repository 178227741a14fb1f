using Weir.Jobs;

namespace Weir.Stores.Server;

/// <summary>What stands in a list for a job whose row cannot be read. Nothing is decided by it.</summary>
public static class UnreadableJob
{
    /// <summary>Its reason code.</summary>
    public const string Code = "unreadable";

    /// <summary>What is shown in its place, and stands in a list where its columns say.</summary>
    public static Job Create(TrackingNumber number, string reason, DateTimeOffset? submittedAt = null) =>
        new()
        {
            Number = number,
            Name = ObjectName.Parse("UNREADABLE"),
            User = "?",
            Machine = "?",
            Schedule = ObjectName.Parse("AdHoc"),
            ScheduleDate = DateOnly.MinValue,
            State = JobState.Lost,
            TrackType = TrackType.Track,
            Way = WayIn.Submit,
            Mode = SubmissionMode.Stored,
            SubmittedAt = submittedAt ?? DateTimeOffset.UnixEpoch,
            ReasonCode = Code,
            ReasonText = $"its row in the store cannot be read: {reason}",
        };

    /// <summary>Whether a job stands for one that cannot be read.</summary>
    public static bool Is(Job job) => job is { ReasonCode: Code, User: "?" };
}
