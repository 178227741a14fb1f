using Weir.Agent.Machine;
using Weir.Execution;
using Weir.Jobs;
using Weir.Shepherd;
using Weir.Stores.Agent;

namespace Weir.Agent.Tests.Machine;

/// <summary>Jobs and what is true of them, as the tables of these tests begin with.</summary>
internal static class Some
{
    public const string Boot = "this boot";

    public static DateTimeOffset Now { get; } = new(2026, 3, 28, 12, 0, 0, TimeSpan.Zero);

    public static Actor Olga { get; } = Actor.FromSentence("olga");

    public static ExecutionReference Place { get; } = new(Boot, "/group", null);

    public static MachineSnapshot Machine { get; } = new(TimeSpan.FromSeconds(30), OnLeftovers.Wait, 1, 1000);

    public static ExecutionSnapshot Execution { get; } = new(Place);

    public static JobSnapshot Truth { get; } = new(Now, TimeSpan.FromHours(1), Machine, JobMemory.None, Execution);

    public static FolderSnapshot Started { get; } = new(false, null, StartMark.Started, 7, Now, null) { IsMarked = true, IsTrusted = true };

    public static FolderSnapshot Empty { get; } = new(false, null, StartMark.None, null, null, null) { IsMarked = true, IsTrusted = true };

    public static FolderSnapshot Ended { get; } =
        Started with
        {
            End = new EndRecord
            {
                ProcessId = 7,
                StartedAt = Now,
                EndedAt = Now,
                ExitCode = 3,
                CpuMicroseconds = 5,
                PeakKibibytes = 6,
            },
        };

    public static SupervisorSnapshot Keeper { get; } = new(9, IsSure: true, HasEnded: false, IsWatched: true);

    /// <summary>A row of this status, over where the status is one of an end.</summary>
    public static JournalJob Row(TrackedStatus status, SubmissionMode mode = SubmissionMode.Stored) =>
        new()
        {
            Number = new TrackingNumber(7),
            Name = ObjectName.Parse("TEST"),
            User = "alice",
            Way = WayIn.Submit,
            Mode = mode,
            Status = status,
            At = Now,
            SubmittedAt = Now.AddMinutes(-1),
            Execution = status.AwaitsStart() ? null : Place,
            EndedAt = status is TrackedStatus.Cancelled or TrackedStatus.StartFailed or TrackedStatus.Passive ? Now : null,
        };

    /// <summary>The effects by their names, in order.</summary>
    public static string EffectsOf(Decision decision) => string.Join(' ', decision.Effects.Select(effect => effect.GetType().Name));

    /// <summary>The facts by their names, in order.</summary>
    public static string FactsOf(Decision decision) => string.Join(' ', decision.Facts.Select(fact => fact.GetType().Name));
}
