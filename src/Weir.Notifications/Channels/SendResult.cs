using Weir.Notices;

namespace Weir.Notifications.Channels;

/// <summary>What a channel made of it.</summary>
internal readonly record struct SendResult(DeliveryOutcome Outcome, string? Error)
{
    public static SendResult Sent => new(DeliveryOutcome.Sent, null);

    public static SendResult TryAgain(string error) => new(DeliveryOutcome.TryAgain, error);

    public static SendResult Refused(string error) => new(DeliveryOutcome.Refused, error);
}
