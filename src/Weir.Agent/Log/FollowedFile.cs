namespace Weir.Agent.Log;

/// <summary>A file that may not be there yet and may still grow, read until its writer is over.</summary>
internal sealed class FollowedFile(Func<FileStream?> open, Task end) : Stream
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private FileStream? _file;
    private bool _wasOver;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            // Asked before the read: what is not there afterwards will not come any more.
            _wasOver = end.IsCompleted;
            _file ??= open();
            var count = _file is null ? 0 : await _file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            // Its writer may have cut it short, and begins anew.
            if (count == 0 && _file is not null && _file.Length < _file.Position)
            {
                _file.Position = 0;
                continue;
            }

            if (count > 0 || _wasOver)
            {
                return count;
            }

            await Task.WhenAny(end, Task.Delay(Interval, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("read it asynchronously");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file?.Dispose();
        }

        base.Dispose(disposing);
    }
}
