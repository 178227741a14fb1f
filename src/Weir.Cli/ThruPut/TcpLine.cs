using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol.Client;
using Weir.ThruPut;

namespace Weir.Cli.ThruPut;

/// <summary>XML messages over TCP: plain on this machine, else by TLS with the client's certificate.</summary>
internal sealed class TcpLine(string place, string? certificate, string? signers) : IThruPutLine
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public async Task<Stream> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_patience);
        try
        {
            var stream = await ConnectAsync(limit.Token).ConfigureAwait(false);
            await stream.WriteAsync(request, limit.Token).ConfigureAwait(false);
            await stream.FlushAsync(limit.Token).ConfigureAwait(false);
            return stream;
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException)
        {
            throw new WeirException(
                ClientCodes.NotReachable,
                $"nobody takes XML messages at {Printable.Escape(place)} ({Printable.Escape(e.Message, 200)})",
                ExitStatus.NotReachable,
                inner: e
            );
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WeirException(
                ClientCodes.TimedOut,
                $"no connection with {Printable.Escape(place)} within {s_patience.TotalSeconds:0} s",
                ExitStatus.TimedOut,
                inner: e
            );
        }
    }

    private async Task<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        var colon = place.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(place.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            throw new UsageException($"--tcp '{Printable.Escape(place)}' is not an address: HOST:PORT");
        }

        var host = place[..colon].Trim('[', ']');
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, cancellationToken).ConfigureAwait(false);
            return certificate is null
                ? client.GetStream()
                : await SecureAsync(client, host, certificate, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private async Task<Stream> SecureAsync(TcpClient client, string host, string own, CancellationToken cancellationToken)
    {
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = host,
            ClientCertificates = [Read(own, () => X509Certificate2.CreateFromPemFile(own))],
        };
        if (signers is not null)
        {
            var trusted = new X509Certificate2Collection();
            Read(
                signers,
                () =>
                {
                    trusted.ImportFromPemFile(signers);
                    return trusted;
                }
            );
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(trusted);
        }

        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
        return secure;
    }

    private static T Read<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CryptographicException refusal)
        {
            throw new UsageException(
                $"{Printable.Escape(file)} holds no certificate that can be used ({Printable.Escape(refusal.Message, 200)})"
            );
        }
    }
}
