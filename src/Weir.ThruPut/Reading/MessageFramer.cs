namespace Weir.ThruPut;

/// <summary>
/// Takes a stream apart into messages: each ends with the end tag of its root, or where another stands in its place and nothing follows.
/// </summary>
/// <param name="stream">Where they come from; not owned.</param>
/// <param name="longest">Bytes of the longest message that is taken.</param>
public sealed class MessageFramer(Stream stream, int longest)
{
    private const int Chunk = 16 * 1024;

    private byte[] _buffer = new byte[Chunk];
    private int _start;
    private int _end;

    /// <summary>The next message, valid until the next call; <see langword="null"/> where the stream ends between messages.</summary>
    /// <exception cref="ThruPutRefusedException">The message is too long, is no UTF-8 text, or the stream ends inside it: nothing more can
    /// be read.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        var scan = new Reading.RootScan();
        var looked = 0;
        while (true)
        {
            if (looked == 0)
            {
                SkipBlanks();
            }

            var fresh = _buffer.AsMemory(_start + looked, _end - _start - looked);
            var length = scan.Scan(fresh.Span);
            if (length < 0 && scan is { ClosedByAnother: true, NotUtf8: false })
            {
                length = fresh.Length;
            }

            if (length >= 0)
            {
                var message = _buffer.AsMemory(_start, looked + length);
                _start += message.Length;
                return message;
            }

            looked += fresh.Length;
            if (scan.NotUtf8)
            {
                throw new ThruPutRefusedException(ErrorCodes.NotUtf8, "the message is not text in UTF-8");
            }

            if (looked > longest)
            {
                throw TooLarge(longest);
            }

            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return looked == 0
                    ? null
                    : throw new ThruPutRefusedException(
                        ErrorCodes.NotWellFormed,
                        "the connection ended inside a message: the end tag of its root did not come"
                    );
            }
        }
    }

    internal static ThruPutRefusedException TooLarge(int longest) =>
        new(
            ErrorCodes.TooLarge,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the message is longer than {longest} bytes")
        );

    // Blanks between messages belong to none: an XML declaration must be the very first thing in one.
    private void SkipBlanks()
    {
        while (_start < _end && _buffer[_start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            _start++;
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }
}
