using System.Net;
using Microsoft.Extensions.Logging;
using Weir.Agent.Measuring;
using Weir.Capacity.Measuring;
using Weir.Protocol.AgentLink;

namespace Weir.Agent.Link;

/// <summary>
/// Sends samples of the machine. They are never in the way of facts and orders: a server that will not have them does without.
/// </summary>
internal sealed class SampleSender(LinkClient client, SampleBuffer buffer, TimeProvider time, ILogger<SampleSender> log)
{
    private bool _told;

    /// <summary>Sends until it is cancelled, or the link fails.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var samples = await buffer.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await client
                    .SendAsync(new SampleBatch(time.GetUtcNow(), [.. samples.Select(MessageOf)]), cancellationToken)
                    .ConfigureAwait(false);
                _told = false;
            }
            catch (HttpRequestException refused)
                when (refused.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
            {
                if (!_told)
                {
                    log.SamplesRefused(refused.Message);
                    _told = true;
                }
            }

            buffer.Remove(samples[^1]);
        }
    }

    private static MachineSample MessageOf(ProcessorSample sample) =>
        new(
            sample.At,
            Microseconds(sample.Span),
            sample.Processors,
            Microseconds(sample.Busy),
            Microseconds(sample.Batch),
            Microseconds(sample.Stolen),
            Microseconds(sample.Throttled)
        );

    private static long Microseconds(TimeSpan span) => (long)span.TotalMicroseconds;
}
