using Weir.Tracking.Rules;

namespace Weir.Protocol.Rules;

/// <summary>A rule's message and its words: the same things under the same names.</summary>
public static class RuleViewText
{
    /// <summary>The words of a message, for the rules to read.</summary>
    public static RuleText From(RuleView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new RuleText
        {
            Name = view.Name,
            JobName = view.JobName,
            User = view.User,
            JobDescription = view.JobDescription,
            JobQueue = view.JobQueue,
            Type = view.Type,
            Automatic = view.Automatic,
            Schedule = view.Schedule,
            ScheduleDate = view.ScheduleDate,
            Frequency = view.Frequency,
            Machines = view.Machines is { Count: > 0 } machines ? string.Join(' ', machines) : null,
            WhenAgentDown = view.WhenAgentDown,
            WhenServerAway = view.WhenServerAway,
            OnReject = view.OnReject,
            Monitor = view.Monitor,
            OutputMax = view.OutputMax,
            OnFull = view.OnFull,
        };
    }

    /// <summary>The message of a rule's words; what was not said is at the message's defaults.</summary>
    public static RuleView ViewOf(RuleText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var usual = new RuleView();
        return new RuleView
        {
            Name = text.Name,
            JobName = text.JobName ?? usual.JobName,
            User = text.User ?? usual.User,
            JobDescription = text.JobDescription ?? usual.JobDescription,
            JobQueue = text.JobQueue ?? usual.JobQueue,
            Type = text.Type ?? usual.Type,
            Automatic = text.Automatic,
            Schedule = text.Schedule ?? usual.Schedule,
            ScheduleDate = text.ScheduleDate,
            Frequency = text.Frequency,
            Machines = text.Machines?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? usual.Machines,
            WhenAgentDown = text.WhenAgentDown,
            WhenServerAway = text.WhenServerAway,
            OnReject = text.OnReject,
            Monitor = text.Monitor,
            OutputMax = text.OutputMax,
            OnFull = text.OnFull,
        };
    }
}
