using System.Globalization;
using System.Threading.Channels;
using Weir.Jobs;
using Weir.Protocol.AgentLink;
using Weir.Stores.Agent;

namespace Weir.Agent.Gate;

/// <summary>Tracking numbers leased from the server: what is left of the block in use, and one in hand.</summary>
internal sealed class NumberPool
{
    /// <summary>The setting that keeps the blocks: <c>next-last</c> separated by commas.</summary>
    public const string Setting = "numbers";

    private readonly Lock _lock = new();
    private readonly Channel<bool> _low = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly List<(int Next, int Last)> _blocks = [];
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether another block is wanted: fewer than two in hand.</summary>
    public bool WantsMore
    {
        get
        {
            lock (_lock)
            {
                return _blocks.Count < 2;
            }
        }
    }

    /// <summary>Ends when a block was used up since the last time.</summary>
    public async Task RanLowAsync(CancellationToken cancellationToken) =>
        await _low.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Takes over what an earlier run had. Numbers are written down with the jobs that got them, so a block goes on after the
    /// highest of them.
    /// </summary>
    public async Task RestoreAsync(string? setting, IAgentJournal journal, CancellationToken cancellationToken)
    {
        foreach (var block in (setting ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            // What cannot be read is passed over: others are leased.
            if (
                block.Split('-') is not [var from, var to]
                || !int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var next)
                || !int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
                || next < 1
                || last > TrackingNumber.Maximum
            )
            {
                continue;
            }

            if (
                await journal.HighestNumberAsync(new TrackingNumber(last), cancellationToken).ConfigureAwait(false) is { } given
                && given.Value >= next
            )
            {
                next = given.Value + 1;
            }

            if (next <= last)
            {
                Add(next, last);
            }
        }
    }

    /// <summary>Whether a number is one of those that it may still give.</summary>
    public bool HasInHand(TrackingNumber number)
    {
        lock (_lock)
        {
            return _blocks.Any(block => block.Next <= number.Value && number.Value <= block.Last);
        }
    }

    public void Add(int next, int last)
    {
        lock (_lock)
        {
            _blocks.Add((next, last));
            _arrived.TrySetResult();
        }
    }

    /// <summary>The blocks with a further one, as the setting is to be written before the block is used.</summary>
    public string With(int first, int count)
    {
        lock (_lock)
        {
            return string.Join(',', _blocks.Append((first, first + count - 1)).Select(Text));
        }
    }

    /// <summary>The blocks that are in hand.</summary>
    public IReadOnlyList<NumberLease> Blocks()
    {
        lock (_lock)
        {
            return [.. _blocks.Select(block => new NumberLease(block.Next, block.Last - block.Next + 1))];
        }
    }

    public override string ToString()
    {
        lock (_lock)
        {
            return string.Join(',', _blocks.Select(Text));
        }
    }

    /// <summary>The next number, or <see langword="null"/> where none is in hand.</summary>
    public TrackingNumber? TryAllocate()
    {
        TrackingNumber number;
        var low = false;
        lock (_lock)
        {
            if (_blocks.Count == 0)
            {
                return null;
            }

            var (next, last) = _blocks[0];
            number = new TrackingNumber(next);
            if (next == last)
            {
                _blocks.RemoveAt(0);
                low = true;
                if (_blocks.Count == 0)
                {
                    _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }
            else
            {
                _blocks[0] = (next + 1, last);
            }
        }

        if (low)
        {
            _low.Writer.TryWrite(true);
        }

        return number;
    }

    /// <summary>Completes when there is a number in hand.</summary>
    public Task WaitAsync(TimeSpan most, TimeProvider time, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _arrived.Task.WaitAsync(most, time, cancellationToken);
        }
    }

    private static string Text((int Next, int Last) block) => string.Create(CultureInfo.InvariantCulture, $"{block.Next}-{block.Last}");
}
