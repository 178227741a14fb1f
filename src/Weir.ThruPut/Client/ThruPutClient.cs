using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Weir.ThruPut;

/// <summary>Asks a server. A reply that was split comes part by part, as its parts arrive.</summary>
public sealed class ThruPutClient(IThruPutLine line, TimeProvider time)
{
    /// <summary>Asks; the last part has <see cref="ThruPutReply.Last"/>. A request without an id gets one.</summary>
    /// <exception cref="ThruPutRefusedException">What came back is no reply.</exception>
    public async IAsyncEnumerable<ThruPutReply> AskAsync(
        ThruPutRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var message in MessagesAsync(request, cancellationToken).ConfigureAwait(false))
        {
            var reading = ReplyReader.Read(message);
            yield return reading.Reply
                ?? throw new ThruPutRefusedException(reading.Error!.Code, $"the reply cannot be read: {reading.Error}");
        }
    }

    /// <summary>Asks and gives the bytes of each message of the reply, valid until the next is asked for.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> MessagesAsync(
        ThruPutRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = request with
        {
            RequestId = request.RequestId.Length > 0 ? request.RequestId : RandomNumberGenerator.GetHexString(8),
            DateTime = request.DateTime ?? new ThruPutTime(time.GetLocalNow()),
        };
        var stream = await line.SendAsync(RequestWriter.Write(asked), cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var framer = new MessageFramer(stream, ReplyReader.Longest);
            while (true)
            {
                var message =
                    await framer.NextAsync(cancellationToken).ConfigureAwait(false)
                    ?? throw new ThruPutRefusedException(ErrorCodes.NotWellFormed, "the connection ended before the reply did");
                yield return message;
                if (IsLast(message.Span))
                {
                    yield break;
                }
            }
        }
    }

    /// <summary>Whether no message follows: only one that says so has a part behind it.</summary>
    public static bool IsLast(ReadOnlySpan<byte> message)
    {
        var mark = message.LastIndexOf("<lastrec>"u8);
        var text = mark < 0 ? [] : message[(mark + 9)..];
        var end = text.IndexOf((byte)'<');
        return end < 0 || !text[..end].Trim(" \t\r\n"u8).SequenceEqual("FALSE"u8);
    }
}
