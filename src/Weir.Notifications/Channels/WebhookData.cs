using Weir.Notices;

namespace Weir.Notifications.Channels;

/// <summary>The data of a CloudEvent that tells of something.</summary>
/// <param name="Notification">Which notification tells.</param>
/// <param name="Trigger">What happened, as definitions call it.</param>
/// <param name="Cause">What all that it tells of has in common.</param>
/// <param name="Count">How often it happened; more than <paramref name="Notices"/> where not all are kept.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Lines.</param>
/// <param name="Step">0 is the first telling, 1 the first step of escalation.</param>
/// <param name="Repetition">Which repetition of the step it is, from 1.</param>
/// <param name="Notices">What happened, oldest first.</param>
internal sealed record WebhookData(
    string Notification,
    string Trigger,
    string Cause,
    int Count,
    string Subject,
    string Text,
    int Step,
    int Repetition,
    IReadOnlyList<Notice> Notices
);
