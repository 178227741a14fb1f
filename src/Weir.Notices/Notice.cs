namespace Weir.Notices;

/// <summary>Something that happened, as people are told of it. It is stored with what is to be told, so it is plain values.</summary>
public sealed record Notice
{
    public required NoticeTrigger Trigger { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>One sentence.</summary>
    public required string Text { get; init; }

    /// <summary>What tells one reason from another, such as <c>status 3</c>: notices of one cause are told together.</summary>
    public string Cause { get; set; } = "";

    /// <summary>The machine it is about or that the job is on; empty where there is none.</summary>
    public string Machine { get; set; } = "";

    /// <summary>The schedule it is about or that the job is on; empty where there is none.</summary>
    public string Schedule { get; set; } = "";

    /// <summary>The day of the schedule.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The job's tracking number.</summary>
    public int? Number { get; init; }

    /// <summary>The job's name; empty where it is not about a job.</summary>
    public string Job { get; set; } = "";

    /// <summary>The job's user; empty where it is not about a job.</summary>
    public string User { get; set; } = "";

    /// <summary>The job's state; empty where it is not about a job.</summary>
    public string State { get; set; } = "";

    /// <summary>0 to 255; <see langword="null"/> before the end and where a signal ended it.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The signal that ended it.</summary>
    public int? Signal { get; init; }

    /// <summary>What it is about, as one name: a later notice about the same is compared with this one.</summary>
    public string Subject =>
        Job.Length > 0 ? $"{Machine}/{Schedule}/{Job}"
        : Schedule.Length > 0 ? Schedule
        : Machine;
}
