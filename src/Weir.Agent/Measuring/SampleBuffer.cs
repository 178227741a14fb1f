using System.Threading.Channels;
using Weir.Capacity.Measuring;

namespace Weir.Agent.Measuring;

/// <summary>
/// Samples that the server does not have yet: those of the last four hours at most, so that a cut link loses nothing sooner.
/// </summary>
internal sealed class SampleBuffer
{
    private readonly Lock _lock = new();
    private readonly Queue<ProcessorSample> _samples = new();
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Add(ProcessorSample sample)
    {
        lock (_lock)
        {
            if (_samples.Count == ProcessorSample.Most)
            {
                _samples.Dequeue();
            }

            _samples.Enqueue(sample);
        }

        _news.Writer.TryWrite(true);
    }

    /// <summary>All that are there, once there is one.</summary>
    public async Task<IReadOnlyList<ProcessorSample>> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (_lock)
            {
                if (_samples.Count > 0)
                {
                    return [.. _samples];
                }
            }

            await _news.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The server has those up to this one, or will not have them.</summary>
    public void Remove(ProcessorSample last)
    {
        lock (_lock)
        {
            if (_samples.Contains(last))
            {
                while (_samples.Dequeue() != last) { }
            }
        }
    }
}
