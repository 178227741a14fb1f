using Weir.Jobs;

namespace Weir.Notices;

/// <summary>Who is told of what, and how.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Triggers">What it tells of; with <see cref="RunsLonger"/> and <see cref="WaitsLonger"/> at least one.</param>
/// <param name="To">The channels, at least one, each key once.</param>
public sealed record NotificationDefinition(ObjectName Name, IReadOnlyList<NoticeTrigger> Triggers, IReadOnlyList<Channel> To)
{
    /// <summary>How long what happens is gathered, where nothing is said.</summary>
    public static readonly TimeSpan UsualGroup = TimeSpan.FromSeconds(10);

    /// <summary>How many tellings an hour there are at most, where nothing is said.</summary>
    public const int UsualMost = 60;

    /// <summary>A job that runs for longer than this is told of.</summary>
    public TimeSpan? RunsLonger { get; init; }

    /// <summary>A job that waits for longer than this is told of.</summary>
    public TimeSpan? WaitsLonger { get; init; }

    /// <summary>Which machines, schedules, jobs and users it is about.</summary>
    public NoticeFilter Of { get; init; } = NoticeFilter.Everything;

    /// <summary>How long what has one cause is gathered and told together; none tells each by itself.</summary>
    public TimeSpan Group { get; init; } = UsualGroup;

    /// <summary>Whether something is told only where it is not what was told last of the same.</summary>
    public bool OnlyOnChange { get; init; }

    /// <summary>When nobody is told: what happens then is told at its end.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>How often an hour people are told at most; what is beyond is told together at the hour's end.</summary>
    public int Most { get; init; } = UsualMost;

    /// <summary>What follows until somebody acknowledges.</summary>
    public IReadOnlyList<EscalationStep> Escalate { get; init; } = [];

    /// <summary>The template of the subject; <see langword="null"/> is Weir's own.</summary>
    public string? Subject { get; init; }

    /// <summary>The template of the text; <see langword="null"/> is Weir's own.</summary>
    public string? Text { get; init; }

    /// <summary>Whether it tells of that.</summary>
    public bool Matches(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice.Trigger switch
            {
                NoticeTrigger.JobRunsLonger => RunsLonger is not null,
                NoticeTrigger.JobWaitsLonger => WaitsLonger is not null,
                var trigger => Triggers.Contains(trigger),
            } && Of.Fits(notice);
    }

    /// <summary>The channels of a step: 0 is the first telling, 1 the first of <see cref="Escalate"/>.</summary>
    public IReadOnlyList<Channel> ChannelsOf(int step) =>
        step == 0 ? To
        : step <= Escalate.Count ? Escalate[step - 1].To
        : [];
}
