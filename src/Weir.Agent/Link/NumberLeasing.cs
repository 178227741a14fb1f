using Microsoft.Extensions.Logging;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Protocol.AgentLink;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>Keeps tracking numbers in hand.</summary>
internal sealed class NumberLeasing(LinkClient client, NumberPool numbers, JobRecorder recorder, ILogger<NumberLeasing> log) : IDisposable
{
    private readonly SemaphoreSlim _leasing = new(1, 1);

    /// <summary>The blocks that are in hand.</summary>
    public IReadOnlyList<NumberLease> Blocks() => numbers.Blocks();

    /// <summary>Leases whenever a block was used up, until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await numbers.RanLowAsync(cancellationToken).ConfigureAwait(false);
            await LeaseQuietlyAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Leases what is wanted.</summary>
    public async Task LeaseAsync(CancellationToken cancellationToken)
    {
        await _leasing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (numbers.WantsMore)
            {
                var lease = await client.LeaseAsync(cancellationToken).ConfigureAwait(false);
                if (lease.First < 1 || lease.Count < 1 || lease.First > TrackingNumber.Maximum - lease.Count + 1)
                {
                    throw new LinkRefusedException($"the server leased {lease.Count} numbers from {lease.First} on: there are none such");
                }

                // In the journal before the first of them is given away.
                var setting = new Dictionary<string, string?> { [NumberPool.Setting] = numbers.With(lease.First, lease.Count) };
                await recorder.WriteAsync(new JournalEntry { Settings = setting }).ConfigureAwait(false);
                numbers.Add(lease.First, lease.First + lease.Count - 1);
            }
        }
        finally
        {
            _leasing.Release();
        }
    }

    private async Task LeaseQuietlyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LeaseAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Nobody waits for it: it is in the log, and the next greeting asks again.
        catch (Exception silent)
#pragma warning restore CA1031
        {
            // The next greeting asks again.
            log.ServerSilent(client.Why(silent));
        }
    }

    public void Dispose() => _leasing.Dispose();
}
