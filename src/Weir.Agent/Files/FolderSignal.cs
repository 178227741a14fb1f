using System.Threading.Channels;

namespace Weir.Agent.Files;

/// <summary>Wakes one watch when a folder that it looks at may have changed.</summary>
internal sealed class FolderSignal(FolderChanges changes) : IDisposable
{
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>
    /// The number under which each folder is watched. As <see cref="IsOver"/>, for whoever holds the lock of the changes.
    /// </summary>
    internal Dictionary<string, int> Watches { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it is needed no more; a look that a file system held up may ask all the same.</summary>
    internal bool IsOver { get; set; }

    /// <summary>Has a folder watched from here on; whether its changes are told. May wait for the file system.</summary>
    public bool TryWatch(string folder) => changes.TryWatch(this, folder);

    /// <summary>Something may have changed.</summary>
    public void Set() => _changed.Writer.TryWrite(true);

    /// <summary>Waits until something may have changed since the last wait, at most for so long.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider time, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(_changed.Reader.WaitToReadAsync(ending.Token).AsTask(), Task.Delay(most, time, ending.Token))
            .ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        _changed.Reader.TryRead(out _);
    }

    public void Dispose() => changes.Forget(this);
}
