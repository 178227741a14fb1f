using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>Keeps up with the server: greets it, sends facts in their order, and waits for orders and rules.</summary>
internal sealed class ServerLink(
    LinkClient client,
    Handshake handshake,
    LinkTraffic traffic,
    ServerPresence presence,
    TimeProvider time,
    ILogger<ServerLink> log
)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>A server that refuses is not asked more often: what it refuses for is mended by people.</summary>
    private static readonly TimeSpan LongestRefusedPause = TimeSpan.FromSeconds(15);

    /// <summary>Takes over what an earlier agent wrote down.</summary>
    public void Restore(JournalSnapshot snapshot) => handshake.Restore(snapshot);

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            var failure = await LinkAsync(cancellationToken).ConfigureAwait(false);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            var isRefusal = KindOf(failure) != LinkFailure.Silence;
            Report(failure);
            // One that had worked for a while is asked again at once.
            pause = time.GetElapsedTime(began) >= LongestPause && !isRefusal ? FirstPause : pause;
            try
            {
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var longest = isRefusal ? LongestRefusedPause : LongestPause;
            pause = pause * 2 < longest ? pause * 2 : longest;
        }
    }

    // Gives why it ended.
    private async Task<Exception> LinkAsync(CancellationToken cancellationToken)
    {
        try
        {
            var hello = await handshake.GreetAsync(cancellationToken).ConfigureAwait(false);
            log.ServerAnswers(hello.Epoch, hello.Sequence);
            await traffic.RunAsync(cancellationToken).ConfigureAwait(false);
            return new InvalidOperationException("the link has ended by itself");
        }
#pragma warning disable CA1031 // Whatever it was: the link is shown as broken, in the log as well, and begins anew.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure;
        }
    }

    private void Report(Exception failure)
    {
        var why = client.Why(failure);
        var kind = KindOf(failure);
        if (!presence.Silent(why, kind))
        {
            return;
        }

        if (kind != LinkFailure.Silence)
        {
            log.ServerRefuses(why);
        }
        else if (IsSilence(failure))
        {
            log.ServerSilent(why);
        }
        else
        {
            log.Failed("the link to the server", failure);
        }
    }

    private static LinkFailure KindOf(Exception failure) =>
        failure switch
        {
            LinkRefusedException { IsOlderJournal: true } => LinkFailure.OlderJournal,
            LinkRefusedException => LinkFailure.Refusal,
            HttpRequestException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } =>
                LinkFailure.Refusal,
            _ => LinkFailure.Silence,
        };

    private static bool IsSilence(Exception failure) =>
        failure
            is HttpRequestException
                or OperationCanceledException
                or SocketException
                or IOException
                or JsonException
                or Weir.Stores.StoreException;
}
