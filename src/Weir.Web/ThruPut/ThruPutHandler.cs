using Microsoft.Extensions.Logging;
using Weir.Jobs;
using Weir.Server;
using Weir.Server.Queries.ThruPut;
using Weir.ThruPut;

namespace Weir.Web.ThruPut;

/// <summary>Where XML requests are answered, however they came; counts and logs them.</summary>
internal sealed class ThruPutHandler(WeirServer server, ThruPutCounts counts, ILogger<ThruPutHandler> logger)
{
    /// <summary>Answers one message.</summary>
    public Task AnswerAsync(ReadOnlyMemory<byte> message, Caller caller, System.IO.Stream output, CancellationToken cancellationToken) =>
        KeepAsync(caller, dispatcher => dispatcher.AnswerAsync(message, output, cancellationToken));

    /// <summary>Answers what could not be taken as a message.</summary>
    public Task RefuseAsync(string code, string text, Caller caller, System.IO.Stream output, CancellationToken cancellationToken) =>
        KeepAsync(caller, dispatcher => dispatcher.FailAsync(new ThruPutError(code, text), output, cancellationToken));

    private async Task KeepAsync(Caller caller, Func<Dispatcher, Task<DispatchResult>> answer)
    {
        var source = new ThruPutSource(server, caller, (type, failure) => WebLog.ThruPutFailed(logger, type, failure));
        var dispatchResult = await answer(new Dispatcher(source)).ConfigureAwait(false);
        counts.Add(dispatchResult);
        WebLog.ThruPutAnswered(
            logger,
            dispatchResult.TypeCode,
            ThruPutCounts.AutoOf(dispatchResult),
            caller.User,
            caller.From,
            dispatchResult.Error?.ToString() ?? "OK"
        );
    }
}
