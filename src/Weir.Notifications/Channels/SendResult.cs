using Weir.Notices;

namespace Weir.Notifications.Channels;

/// <summary>What a channel made of it.</summary>
internal readonly record struct SendResult(DeliveryOutcome Outcome, string? Error)
{
    /// <summary>Whether it may have been taken: the channel broke off while it was.</summary>
    public bool IsUncertain { get; init; }

    public static SendResult Sent => new(DeliveryOutcome.Sent, null);

    public static SendResult TryAgain(string error) => new(DeliveryOutcome.TryAgain, error);

    public static SendResult Refused(string error) => new(DeliveryOutcome.Refused, error);
}
