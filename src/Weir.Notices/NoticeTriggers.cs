using System.Collections.Frozen;

namespace Weir.Notices;

/// <summary>The words of triggers: what definitions, mails and webhooks call them.</summary>
public static class NoticeTriggers
{
    private static readonly (NoticeTrigger Trigger, NoticeSubject Subject, string Word)[] s_table =
    [
        (NoticeTrigger.JobStarted, NoticeSubject.Job, "started"),
        (NoticeTrigger.JobSucceeded, NoticeSubject.Job, "succeeded"),
        (NoticeTrigger.JobFailed, NoticeSubject.Job, "failed"),
        (NoticeTrigger.JobStartFailed, NoticeSubject.Job, "start-failed"),
        (NoticeTrigger.JobMissed, NoticeSubject.Job, "missed"),
        (NoticeTrigger.JobLost, NoticeSubject.Job, "lost"),
        (NoticeTrigger.JobRejected, NoticeSubject.Job, "rejected"),
        (NoticeTrigger.JobCancelled, NoticeSubject.Job, "cancelled"),
        (NoticeTrigger.JobSkipped, NoticeSubject.Job, "skipped"),
        (NoticeTrigger.JobHeld, NoticeSubject.Job, "held"),
        (NoticeTrigger.JobReleased, NoticeSubject.Job, "released"),
        (NoticeTrigger.JobMarkedOk, NoticeSubject.Job, "marked-ok"),
        (NoticeTrigger.JobMarkedFailed, NoticeSubject.Job, "marked-failed"),
        (NoticeTrigger.JobLateToStart, NoticeSubject.Job, "late-to-start"),
        (NoticeTrigger.JobLateToFinish, NoticeSubject.Job, "late-to-finish"),
        (NoticeTrigger.JobOverRunTime, NoticeSubject.Job, "over-run-time"),
        (NoticeTrigger.JobAboutToBeLate, NoticeSubject.Job, "about-to-be-late"),
        (NoticeTrigger.JobLate, NoticeSubject.Job, "late"),
        (NoticeTrigger.JobRunningLong, NoticeSubject.Job, "running-long"),
        (NoticeTrigger.JobRunningShort, NoticeSubject.Job, "running-short"),
        (NoticeTrigger.ScheduleStarted, NoticeSubject.Schedule, "started"),
        (NoticeTrigger.ScheduleHeld, NoticeSubject.Schedule, "held"),
        (NoticeTrigger.ScheduleReleased, NoticeSubject.Schedule, "released"),
        (NoticeTrigger.ScheduleCompleted, NoticeSubject.Schedule, "completed"),
        (NoticeTrigger.ScheduleAboutToBeLate, NoticeSubject.Schedule, "about-to-be-late"),
        (NoticeTrigger.ScheduleLate, NoticeSubject.Schedule, "late"),
        (NoticeTrigger.MachineDown, NoticeSubject.Machine, "down"),
        (NoticeTrigger.MachineUp, NoticeSubject.Machine, "up"),
    ];

    private static readonly FrozenDictionary<NoticeTrigger, string> s_words = s_table
        .Select(row => (row.Trigger, row.Word))
        .Append((NoticeTrigger.JobRunsLonger, "runs-longer"))
        .Append((NoticeTrigger.JobWaitsLonger, "waits-longer"))
        .Append((NoticeTrigger.Test, "test"))
        .ToFrozenDictionary(row => row.Item1, row => row.Item2);

    /// <summary>The word of a trigger.</summary>
    public static string ToText(this NoticeTrigger trigger) => s_words[trigger];

    /// <summary>What a trigger is about.</summary>
    public static NoticeSubject SubjectOf(NoticeTrigger trigger) =>
        Array.Find(s_table, row => row.Trigger == trigger) is { Word: not null } found ? found.Subject : NoticeSubject.Job;

    /// <summary>The words for a subject, in the order in which messages name them.</summary>
    public static IEnumerable<string> Words(NoticeSubject subject) => s_table.Where(row => row.Subject == subject).Select(row => row.Word);

    /// <summary>The trigger of a word, or says no.</summary>
    public static bool TryParse(NoticeSubject subject, string text, out NoticeTrigger trigger)
    {
        var found = Array.FindIndex(s_table, row => row.Subject == subject && row.Word == text);
        trigger = found < 0 ? default : s_table[found].Trigger;
        return found >= 0;
    }
}
