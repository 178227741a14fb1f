using System.Diagnostics;
using System.Threading.Channels;
using Weir.Linux;

namespace Weir.Ways.Watch;

/// <summary>
/// Looks at all processes again and again: what is left where the kernel tells nothing. Processes that come and go between two looks are
/// not seen, and of an end not how it was.
/// </summary>
internal sealed class ScanFeed(WatchScope scope, TimeProvider time) : IWatchFeed
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ProcessReader _reader = new();
    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private volatile WatchScope _scope = scope;
    private bool _hasLooked;

    public WatchScope Scope
    {
        get => _scope;
        set
        {
            _scope = value;
            Scan();
        }
    }

    public bool TellsEnds => false;

    public bool IsUrgent => false;

    public long Events => 0;

    public long Lost => 0;

    public async Task<IReadOnlyList<WatchNews>> ReadAsync(CancellationToken cancellationToken)
    {
        if (_hasLooked)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(_asked.Reader.ReadAsync(either.Token).AsTask(), Task.Delay(Pause, time, either.Token)).ConfigureAwait(false);
            await either.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        _hasLooked = true;
        var there = WatchScan.Look(_reader, _scope, _ => false);
        return [new WatchNews(WatchNewsKind.Scanned, 0, Stopwatch.GetTimestamp()) { There = there }];
    }

    public void Scan() => _asked.Writer.TryWrite(true);

    /// <summary>A canary lives for less than a look takes.</summary>
    public Task<bool> TestAsync(TimeSpan most, TimeProvider clock, CancellationToken cancellationToken)
    {
        Canary.Start();
        return Task.FromResult(false);
    }

    public void Dispose() => _asked.Writer.TryComplete();
}
