using System.Text;
using Weir.Jobs;

namespace Weir.Cli.Terminal;

/// <summary>
/// Bytes of somebody else's on their way to a terminal: text, tabs and line ends go through, control characters and those that turn
/// the text's direction are shown as <c>\xHH</c>. Bytes that are no UTF-8 show as the replacement character.
/// </summary>
internal sealed class EscapedStream(Stream terminal) : Stream
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private bool _carriageReturn;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => terminal.Write(Shown(buffer.AsSpan(offset, count)));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        await terminal.WriteAsync(Shown(buffer.Span), cancellationToken).ConfigureAwait(false);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => terminal.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => terminal.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private byte[] Shown(ReadOnlySpan<byte> bytes)
    {
        var characters = new char[_decoder.GetCharCount(bytes, flush: false)];
        var count = _decoder.GetChars(bytes, characters, flush: false);
        var text = new StringBuilder(count);
        foreach (var c in characters.AsSpan(0, count))
        {
            // A line that ends as other systems have it is a line; a return within one would write over what stands there.
            if (_carriageReturn && c != '\n')
            {
                text.Append("\\x0D");
            }

            _carriageReturn = c == '\r';
            if (c is '\n' or '\t')
            {
                text.Append(c);
            }
            else if (!_carriageReturn)
            {
                text.Append(Printable.IsHidden(c) ? Printable.Escape([c]) : c.ToString());
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
