namespace Weir.ThruPut;

/// <summary>Who knows the answers.</summary>
public interface IThruPutSource
{
    /// <summary>The server's time, in the zone that messages are stamped in.</summary>
    ThruPutTime Now { get; }

    /// <summary>The answer's body; its envelope is filled in by the caller.</summary>
    /// <exception cref="ThruPutRefusedException">There is no answer; the reply has the code and the text.</exception>
    Task<ThruPutReply> AnswerAsync(ThruPutRequest request, CancellationToken cancellationToken);
}
