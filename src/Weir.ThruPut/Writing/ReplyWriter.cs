using System.Globalization;
using Weir.ThruPut.Writing;

namespace Weir.ThruPut;

/// <summary>
/// Writes replies without holding them: items go out as they are enumerated. A reply that passes a bound is split into several
/// messages, each whole in itself, with <c>lastrec</c> FALSE until the last.
/// </summary>
/// <param name="output">Where to; not owned.</param>
/// <param name="splitAt">Bytes after which a message is closed and the next one begun.</param>
public sealed class ReplyWriter(Stream output, int splitAt = ReplyWriter.DefaultSplit)
{
    /// <summary>8 MiB.</summary>
    public const int DefaultSplit = 8 * 1024 * 1024;

    private const int Chunk = 64 * 1024;

    /// <summary>Writes one reply to its end.</summary>
    public async Task WriteAsync(ThruPutReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        using var buffer = new MemoryStream(Chunk + 4096);
        await WriteAsync(reply, buffer, cancellationToken).ConfigureAwait(false);
    }

    private Task WriteAsync(ThruPutReply reply, MemoryStream buffer, CancellationToken cancellationToken)
    {
        var version = reply.DataVersion;
        return reply switch
        {
            GsqReply gsq => WriteAsync(reply, ReadyItems.From(gsq.Groups), BodyWriter.Group, buffer, cancellationToken),
            PsqReply psq => WriteAsync(reply, ReadyItems.From(psq.Groups), BodyWriter.Group, buffer, cancellationToken),
            SgjReply sgj => WriteAsync(
                reply,
                sgj.Coming ?? ReadyItems.From(sgj.Jobs),
                static (xml, job) => BodyWriter.Job(xml, job),
                buffer,
                cancellationToken
            ),
            SpjReply spj => WriteAsync(
                reply,
                spj.Coming ?? ReadyItems.From(spj.Jobs),
                static (xml, job) => BodyWriter.Job(xml, job),
                buffer,
                cancellationToken
            ),
            SgdReply sgd => WriteAsync(reply, ReadyItems.From(sgd.Sections), BodyWriter.Section, buffer, cancellationToken),
            HslReply hsl => WriteAsync(
                reply,
                ReadyItems.From(hsl.Entries),
                (xml, entry) => BodyWriter.Entry(xml, entry, version),
                buffer,
                cancellationToken
            ),
            HsqReply hsq => WriteAsync(
                reply,
                ReadyItems.From(hsq.Entries),
                (xml, entry) => BodyWriter.Entry(xml, entry, version),
                buffer,
                cancellationToken
            ),
            HcaReply hca => WriteAsync(
                reply,
                ReadyItems.From(hca.Machines),
                (xml, machine) => BodyWriter.Machine(xml, machine, version),
                buffer,
                cancellationToken
            ),
            HxaReply hxa => WriteAsync(reply, ReadyItems.From(hxa.Sets), BodyWriter.Set, buffer, cancellationToken),
            ErrorReply error => WriteErrorAsync(error, buffer, cancellationToken),
            _ => throw new ArgumentException($"{reply.GetType().Name} is no reply", nameof(reply)),
        };
    }

    private async Task WriteAsync<T>(
        ThruPutReply reply,
        IAsyncEnumerable<T> items,
        Action<MessageWriter, T> write,
        MemoryStream buffer,
        CancellationToken cancellationToken
    )
    {
        var source = items.GetAsyncEnumerator(cancellationToken);
        await using var _ = source.ConfigureAwait(false);
        var more = await source.MoveNextAsync().ConfigureAwait(false);
        do
        {
            var written = 0L;
            using var xml = new MessageWriter(buffer);
            Begin(xml, reply);
            while (more && written + buffer.Length < splitAt)
            {
                write(xml, source.Current);
                more = await source.MoveNextAsync().ConfigureAwait(false);
                if (buffer.Length >= Chunk)
                {
                    written += await SendAsync(xml, buffer, cancellationToken).ConfigureAwait(false);
                }
            }

            xml.Close();
            End(xml, reply.Last && !more);
            buffer.WriteByte((byte)'\n');
            await SendAsync(xml, buffer, cancellationToken).ConfigureAwait(false);
        } while (more);
    }

    private async Task WriteErrorAsync(ErrorReply reply, MemoryStream buffer, CancellationToken cancellationToken)
    {
        using var xml = new MessageWriter(buffer);
        Head(xml, reply);
        xml.Text("status", "ERROR");
        xml.Text("error_code", reply.Error.Code);
        xml.Text("error_text", reply.Error.Text);
        if (reply.Error.Line > 0)
        {
            xml.Number("error_line", reply.Error.Line);
            xml.Number("error_column", reply.Error.Column);
        }

        End(xml, reply.Last);
        buffer.WriteByte((byte)'\n');
        await SendAsync(xml, buffer, cancellationToken).ConfigureAwait(false);
    }

    private static void Begin(MessageWriter xml, ThruPutReply reply)
    {
        Head(xml, reply);
        xml.Text("status", "OK");
        xml.Open("body_" + reply.TypeCode.ToLowerInvariant());
        if (reply is SgdReply job)
        {
            xml.Text("name", job.Name);
            xml.Text("id", job.Id);
        }
    }

    private static void Head(MessageWriter xml, ThruPutReply reply)
    {
        xml.Open("TM");
        xml.Text("protocol_version", "0001");
        xml.Open("response");
        xml.Text("response_type", reply.TypeCode);
        xml.Text("response_id", reply.RequestId);
        xml.Text("date_time", reply.DateTime.ToString());
        xml.Text("data_version", reply.DataVersion.ToString("D4", CultureInfo.InvariantCulture));
    }

    private static void End(MessageWriter xml, bool last)
    {
        xml.Close();
        xml.Text("lastrec", last ? "TRUE" : "FALSE");
        xml.Close();
        xml.Flush();
    }

    // XmlWriter writes at once and only into memory: what is slow is awaited here.
    private async ValueTask<int> SendAsync(MessageWriter xml, MemoryStream buffer, CancellationToken cancellationToken)
    {
        xml.Flush();
        var length = (int)buffer.Length;
        await output.WriteAsync(buffer.GetBuffer().AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        buffer.SetLength(0);
        return length;
    }
}
