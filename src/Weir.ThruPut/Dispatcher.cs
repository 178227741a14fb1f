namespace Weir.ThruPut;

/// <summary>Message in, reply out: the whole of the protocol but for how its bytes travel. Every message gets a reply.</summary>
/// <param name="source">Who knows the answers.</param>
/// <param name="splitAt">Bytes after which a reply is split.</param>
public sealed class Dispatcher(IThruPutSource source, int splitAt = ReplyWriter.DefaultSplit)
{
    /// <summary>Answers one message.</summary>
    public async Task<DispatchResult> AnswerAsync(ReadOnlyMemory<byte> message, Stream output, CancellationToken cancellationToken)
    {
        var reading = RequestReader.Read(message);
        if (reading.Request is not { } request)
        {
            return await FailAsync(reading.TypeCode, reading.RequestId, reading.DataVersion, reading.Error!, output, cancellationToken)
                .ConfigureAwait(false);
        }

        ThruPutReply reply;
        try
        {
            reply = await source.AnswerAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ThruPutRefusedException refused)
        {
            var failed = await FailAsync(
                    request.Type.Code(),
                    request.RequestId,
                    request.DataVersion,
                    new ThruPutError(refused.Code, refused.Message),
                    output,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return failed with { Auto = request.Auto };
        }

        var stamped = reply with { RequestId = request.RequestId, DataVersion = request.DataVersion, DateTime = source.Now };
        await new ReplyWriter(output, splitAt).WriteAsync(stamped, cancellationToken).ConfigureAwait(false);
        return new DispatchResult(request.Type.Code(), request.Auto, null);
    }

    /// <summary>Answers what could not even be taken as a message.</summary>
    public Task<DispatchResult> FailAsync(ThruPutError error, Stream output, CancellationToken cancellationToken) =>
        FailAsync("", "", 1, error, output, cancellationToken);

    private async Task<DispatchResult> FailAsync(
        string type,
        string id,
        int version,
        ThruPutError error,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        var reply = new ErrorReply(error)
        {
            TypeCode = type,
            RequestId = id,
            DataVersion = version,
            DateTime = source.Now,
        };
        await new ReplyWriter(output).WriteAsync(reply, cancellationToken).ConfigureAwait(false);
        return new DispatchResult(type, null, error);
    }
}
