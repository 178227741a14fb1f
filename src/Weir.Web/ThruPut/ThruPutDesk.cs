using Microsoft.Extensions.Logging;
using Weir.Jobs;
using Weir.Server;
using Weir.Server.Queries.ThruPut;
using Weir.ThruPut;

namespace Weir.Web.ThruPut;

/// <summary>Where XML requests are answered, however they came; counts and logs them.</summary>
internal sealed class ThruPutDesk(WeirServer server, ThruPutCounts counts, ILogger<ThruPutDesk> logger)
{
    /// <summary>Answers one message.</summary>
    public Task AnswerAsync(ReadOnlyMemory<byte> message, Caller caller, System.IO.Stream output, CancellationToken cancellationToken) =>
        KeepAsync(caller, dispatcher => dispatcher.AnswerAsync(message, output, cancellationToken));

    /// <summary>Answers what could not be taken as a message.</summary>
    public Task RefuseAsync(string code, string text, Caller caller, System.IO.Stream output, CancellationToken cancellationToken) =>
        KeepAsync(caller, dispatcher => dispatcher.FailAsync(new ThruPutError(code, text), output, cancellationToken));

    private async Task KeepAsync(Caller caller, Func<Dispatcher, Task<Dispatched>> answer)
    {
        var source = new ThruPutSource(server, caller, (type, failure) => WebLog.ThruPutFailed(logger, type, failure));
        var dispatched = await answer(new Dispatcher(source)).ConfigureAwait(false);
        counts.Add(dispatched);
        WebLog.ThruPutAnswered(
            logger,
            dispatched.TypeCode,
            ThruPutCounts.AutoOf(dispatched),
            caller.User,
            caller.From,
            dispatched.Error?.ToString() ?? "OK"
        );
    }
}
