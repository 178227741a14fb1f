using Weir.Jobs;
using Weir.Stores.Agent;
using Weir.Stores.Server;

namespace Weir.Stores.Tests;

/// <summary>Jobs and rows to store.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static readonly Actor Bob = new("bob", ActorOrigin.Agent, "north", 1001, "north-token", "10.0.0.7", "eve");

    public static readonly StoredTelling Pending = new(1, "FAILED", "mail", "Pending", Noon, null, "{}");

    public static readonly AuditedAction Restore = new(
        new Actor("root", ActorOrigin.Socket, "north", 0),
        "restore",
        "file",
        "copy.db",
        "disk died"
    );

    public static TrackingNumber Number(int number) => new(number);

    public static Job Job(int number) =>
        new()
        {
            Number = new TrackingNumber(number),
            Name = ObjectName.Parse("NIGHTLY"),
            User = "alice",
            Machine = "north",
            Schedule = ObjectName.Parse("AdHoc"),
            ScheduleDate = new DateOnly(2026, 3, 14),
            State = JobState.Waiting,
            TrackType = TrackType.Track,
            Way = WayIn.Submit,
            Mode = SubmissionMode.Stored,
            SubmittedAt = Noon,
        };

    public static JournalJob Row(int number) =>
        new()
        {
            Number = new TrackingNumber(number),
            Name = ObjectName.Parse("NIGHTLY"),
            User = "alice",
            Way = WayIn.Submit,
            Mode = SubmissionMode.Stored,
            Status = TrackedStatus.Stored,
            At = Noon,
            SubmittedAt = Noon,
        };

    public static JournalSubmission Submission(int number, Guid? key = null) =>
        new(new TrackingNumber(number), key ?? Guid.NewGuid(), new Submitter("alice", 1000, 1000, [4, 1000]), [1, 2, 0, 255, (byte)number]);

    /// <summary>What is stored when a submission comes: itself, its row and its fact.</summary>
    public static JournalEntry Entry(int number, Guid? key = null) =>
        new()
        {
            Submission = Submission(number, key),
            Jobs = [Row(number)],
            Facts = [Fact(number)],
        };

    public static Weir.Jobs.Facts.JobSubmitted Fact(int number) =>
        new(Noon, new TrackingNumber(number), ObjectName.Parse("NIGHTLY"), "alice", TrackType.Track, WayIn.Submit, SubmissionMode.Stored);
}
