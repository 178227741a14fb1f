using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Weir.Jobs;
using Weir.Notices;
using Weir.Notifications.Channels;

namespace Weir.Notifications;

/// <summary>
/// Delivers what waits in the outbox: some at a time, each within a time. What it was about when the process ended is delivered again at
/// the next start, with the key that it had.
/// </summary>
internal sealed class DeliveryService(IOutbox outbox, ChannelSenders senders, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>How many deliveries are under way at once, by all channels.</summary>
    private const int Most = 16;

    private const int LongestError = 300;

    /// <summary>How long one delivery may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _room = new(Most);

    /// <inheritdoc />
    public override void Dispose()
    {
        base.Dispose();
        _room.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _room.WaitAsync(stoppingToken).ConfigureAwait(false);
                _room.Release();
                foreach (var delivery in await outbox.TakeAsync(_room.CurrentCount, stoppingToken).ConfigureAwait(false))
                {
                    await _room.WaitAsync(stoppingToken).ConfigureAwait(false);
                    _ = DeliverAsync(delivery, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // It must not end unseen: it goes on after a pause.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                DeliveryLog.WentOn(logger, failure);
                await Task.Delay(s_pause, time, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private async Task DeliverAsync(Delivery delivery, CancellationToken stop)
    {
        try
        {
            var result = await TrySendAsync(delivery, stop).ConfigureAwait(false);
            if (result.Error is { } error)
            {
                DeliveryLog.NotDelivered(logger, delivery.Telling.Notification, delivery.Telling.Channel, error);
            }

            await outbox.SettleAsync(result, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The host ends: what is not settled is delivered again.
        }
#pragma warning disable CA1031 // Nobody waits for it: it is in the log, and the row is still there.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            DeliveryLog.WentOn(logger, failure);
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task<DeliveryResult> TrySendAsync(Delivery delivery, CancellationToken stop)
    {
        var id = delivery.Telling.Id;
        using var over = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stop);
        try
        {
            var text = NoticeText.From(delivery.Notification, delivery.Telling);
            var sent = await senders.SendAsync(delivery, text, either.Token).ConfigureAwait(false);
            return new DeliveryResult(id, sent.Outcome, sent.Error is { } error ? Printable.Escape(error, LongestError) : null);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new DeliveryResult(id, DeliveryOutcome.TryAgain, $"no answer within {Longest.TotalSeconds:0} seconds");
        }
#pragma warning disable CA1031 // Whatever it was, the channel did not take it: the reason is kept with it.
        catch (Exception failure) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var lasting = failure is InvalidOperationException;
            return new DeliveryResult(
                id,
                lasting ? DeliveryOutcome.Refused : DeliveryOutcome.TryAgain,
                Printable.Escape(failure.Message, LongestError)
            );
        }
    }
}
