using Weir.Jobs;
using Weir.Notices;

namespace Weir.Notifications.Tests;

/// <summary>Something to tell.</summary>
internal static class Samples
{
    public static DateTimeOffset Noon { get; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static Telling Telling { get; } =
        new()
        {
            Id = 17,
            Key = "3-17",
            Notification = "NIGHT",
            Channel = "any",
            Group = "failed status 3",
            Due = Noon,
            Count = 2,
            Numbers = [147],
            Notices =
            [
                new Notice
                {
                    Trigger = NoticeTrigger.JobFailed,
                    At = Noon,
                    Text = "job 000000147 LOAD of alice on alpha failed: ended with status 3",
                    Cause = "status 3",
                    Machine = "alpha",
                    Schedule = "AdHoc",
                    Number = 147,
                    Job = "LOAD",
                    User = "alice",
                    State = "Failed",
                    ExitCode = 3,
                },
            ],
        };

    public static NoticeText Text { get; } = new("[weir] größe: LOAD failed", "LOAD failed\n$(touch /tmp/never) `id`\n");

    public static NotificationDefinition Notification(params Channel[] to) => new(ObjectName.Parse("NIGHT"), [NoticeTrigger.JobFailed], to);

    public static Delivery To(Channel channel) => new(Telling with { Channel = channel.Key }, Notification(channel), channel);
}
