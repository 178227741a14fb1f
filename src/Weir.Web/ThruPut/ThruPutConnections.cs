using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Weir.Jobs;
using Weir.ThruPut;

namespace Weir.Web.ThruPut;

/// <summary>
/// XML messages over TCP, one after the other: each ends with the end tag of its root. After an error the connection goes on
/// wherever the next message can be found. Who connects over loopback sees what a viewer sees; elsewhere a certificate says who it is.
/// </summary>
public sealed class ThruPutConnections : ConnectionHandler
{
    private const int Most = 64;
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(60);

    private readonly ThruPutDesk _desk;
    private readonly ThruPutSettling _settling;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly TimeProvider _time;
    private int _open;

    internal ThruPutConnections(ThruPutDesk desk, ThruPutSettling settling, IHostApplicationLifetime lifetime, TimeProvider time)
    {
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
        var stream = new IdleStream(connection.Transport, s_idle, _time);
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                await TalkAsync(stream, CallerOf(connection), ending.Token).ConfigureAwait(false);
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

    private async Task TalkAsync(IdleStream stream, Caller caller, CancellationToken ending)
    {
        if (Interlocked.Increment(ref _open) > Most)
        {
            await _desk.RefuseAsync(ErrorCodes.ServerAway, $"{Most} are connected already: close one, or ask again later", caller, stream, ending).ConfigureAwait(false);
            return;
        }

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
                await _desk.RefuseAsync(lost.Code, lost.Message, caller, stream, ending).ConfigureAwait(false);
                return;
            }

            await _settling.SettleAsync(ending).ConfigureAwait(false);
            await _desk.AnswerAsync(message, caller, stream, ending).ConfigureAwait(false);
        }
    }

    private static Caller CallerOf(ConnectionContext connection)
    {
        var from = (connection.RemoteEndPoint as IPEndPoint)?.Address.ToString() ?? "tcp";
        var certificate = connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate;
        return new Caller(certificate?.GetNameInfo(X509NameType.SimpleName, forIssuer: false) ?? "loopback", Role.Viewer, from);
    }
}
