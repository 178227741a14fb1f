using Weir.Notices;
using Weir.Protocol.Definitions;
using Weir.Server.Operations;

namespace Weir.Server.Tests.Notices;

/// <summary>A server with a notification, and what it wants to be delivered.</summary>
internal static class NotificationFixture
{
    /// <summary>Everything at once and by itself, into the journal.</summary>
    public const string Failures = "kind: notification\nname: FAILED\nwhen: { job: [ failed, lost ] }\ngroup: 0s\nto: { journald: true }\n";

    public static Task ApplyAsync(this ServerFixture fixture, string yaml) =>
        fixture.Server.ApplyAsync(ServerFixture.Root, new ApplyRequest([new ApplyFile("n.yaml", yaml)]), ServerFixture.Cancellation);

    /// <summary>Waits for what is due.</summary>
    public static Task<IReadOnlyList<Delivery>> TakeAsync(this ServerFixture fixture) =>
        fixture.Server.Outbox.TakeAsync(100, ServerFixture.Cancellation);

    /// <summary>Takes what is due, and says that it was sent.</summary>
    public static async Task<IReadOnlyList<Telling>> DeliverAsync(
        this ServerFixture fixture,
        DeliveryOutcome outcome = DeliveryOutcome.Sent,
        string? error = null
    )
    {
        var taken = await fixture.TakeAsync();
        foreach (var delivery in taken)
        {
            await fixture.Server.Outbox.SettleAsync(new DeliveryResult(delivery.Telling.Id, outcome, error), ServerFixture.Cancellation);
        }

        return [.. taken.Select(delivery => delivery.Telling)];
    }

    /// <summary>The states of all rows of the outbox, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> StatesAsync(this ServerFixture fixture) =>
        [.. (await fixture.Store.ListTellingsAsync(100, ServerFixture.Cancellation)).Reverse().Select(row => row.State)];
}
