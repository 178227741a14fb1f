using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Weir.Jobs;
using Weir.ThruPut;
using Weir.Web.Connections;

namespace Weir.Web.ThruPut;

/// <summary>
/// XML messages over TCP, one after the other: each ends with the end tag of its root. After an error the connection goes on
/// wherever the next message can be found. Who connects over loopback sees what a viewer sees; elsewhere a certificate says who it is.
/// </summary>
public sealed class ThruPutConnections : ConnectionHandler
{
    private const int Most = 64;
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_mostForOne = TimeSpan.FromSeconds(30);

    private readonly ThruPutHandler _desk;
    private readonly ThruPutConsistency _settling;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly TimeProvider _time;
    private readonly CallerLimits _shares;
    private int _open;

    internal ThruPutConnections(
        ThruPutHandler desk,
        ThruPutConsistency settling,
        IHostApplicationLifetime lifetime,
        Quotas quotas,
        TimeProvider time
    )
    {
        _shares = new CallerLimits(QuotaNames.ThruPut, quotas.ThruPut);
        _desk = desk;
        _settling = settling;
        _lifetime = lifetime;
        _time = time;
    }

    /// <inheritdoc />
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed, _lifetime.ApplicationStopping);
        var stream = new IdleStream(connection.Transport, s_idle, s_mostForOne, _time);
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                await BeginAsync(stream, connection, ending.Token).ConfigureAwait(false);
            }
            catch (Exception gone) when (gone is IOException or ConnectionAbortedException or OperationCanceledException)
            {
                // The other side went, or this host does: there is nobody to tell.
            }
            finally
            {
                Interlocked.Decrement(ref _open);
            }
        }
    }

    private async Task BeginAsync(IdleStream stream, ConnectionContext connection, CancellationToken ending)
    {
        var caller = CallerOf(connection);
        if (Interlocked.Increment(ref _open) > Most)
        {
            await _desk
                .RefuseAsync(ErrorCodes.ServerAway, $"{Most} are connected already: close one, or ask again later", caller, stream, ending)
                .ConfigureAwait(false);
            return;
        }

        var name = connection.Features.Get<ConnectionSlot>()?.Name ?? caller.From;
        using var share = _shares.TryEnter(name);
        if (share is null)
        {
            await _desk
                .RefuseAsync(
                    ErrorCodes.ServerAway,
                    _shares.Refusal(name, "XML connections", "close one, or ask again later"),
                    caller,
                    stream,
                    ending
                )
                .ConfigureAwait(false);
            return;
        }

        await TalkAsync(stream, caller, ending).ConfigureAwait(false);
    }

    private async Task TalkAsync(IdleStream stream, Caller caller, CancellationToken ending)
    {
        var framer = new MessageFramer(stream, RequestReader.Longest);
        while (true)
        {
            ReadOnlyMemory<byte> message;
            try
            {
                if (await framer.NextAsync(ending).ConfigureAwait(false) is not { } next)
                {
                    return;
                }

                message = next;
            }
            catch (ThruPutRefusedException lost)
            {
                stream.Turn();
                await _desk.RefuseAsync(lost.Code, lost.Message, caller, stream, ending).ConfigureAwait(false);
                return;
            }

            stream.Turn();
            await _settling.SettleAsync(ending).ConfigureAwait(false);
            await _desk.AnswerAsync(message, caller, stream, ending).ConfigureAwait(false);
            stream.Turn();
        }
    }

    private static Caller CallerOf(ConnectionContext connection)
    {
        var from = (connection.RemoteEndPoint as IPEndPoint)?.Address.ToString() ?? "tcp";
        var certificate = connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate;
        var user = certificate?.GetNameInfo(X509NameType.SimpleName, forIssuer: false) ?? "loopback";
        return new Caller(user, Role.Viewer, from) { Actor = new Actor(user, ActorOrigin.Xml, Address: from) };
    }
}
