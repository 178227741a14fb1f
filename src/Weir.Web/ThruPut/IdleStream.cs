using System.Globalization;
using System.IO.Pipelines;
using Weir.ThruPut;

namespace Weir.Web.ThruPut;

/// <summary>
/// A connection as a stream: who neither sends nor takes anything for too long is refused, and so is who takes too long over one
/// message, however little comes again and again.
/// </summary>
internal sealed class IdleStream(IDuplexPipe transport, TimeSpan idle, TimeSpan most, TimeProvider time) : System.IO.Stream
{
    // When the message that comes, or the reply that goes, must be whole; nothing between messages.
    private long? _began;

    private readonly System.IO.Stream _input = transport.Input.AsStream(leaveOpen: true);
    private readonly System.IO.Stream _output = transport.Output.AsStream(leaveOpen: true);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>A message is whole, or its reply is: the next has all its time.</summary>
    public void Turn() => _began = null;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var limit = new CancellationTokenSource(Left(), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var count = await _input.ReadAsync(buffer, either.Token).ConfigureAwait(false);
            _began ??= time.GetTimestamp();
            return count;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ThruPutRefusedException(ErrorCodes.IdleTooLong, Late);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _began ??= time.GetTimestamp();
        using var limit = new CancellationTokenSource(Left(), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        await _output.WriteAsync(buffer, either.Token).ConfigureAwait(false);
        await _output.FlushAsync(either.Token).ConfigureAwait(false);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private string Late =>
        _began is null
            ? string.Create(CultureInfo.InvariantCulture, $"nothing came for {idle.TotalSeconds:0} s")
            : string.Create(CultureInfo.InvariantCulture, $"the message was not whole within {most.TotalSeconds:0} s");

    private TimeSpan Left()
    {
        var left = _began is { } began ? most - time.GetElapsedTime(began) : idle;
        return left <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1)
            : left < idle ? left
            : idle;
    }
}
