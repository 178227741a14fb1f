using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Weir.Web.Connections;
using Weir.Web.ThruPut;

namespace Weir.Host;

/// <summary>Where XML messages are taken over plain TCP: on this machine, or anywhere by TLS from clients with a certificate.</summary>
/// <param name="EndPoint">The address.</param>
/// <param name="Certificate">The file with the server's certificate and key; <see langword="null"/> on loopback.</param>
/// <param name="Clients">The file with the certificates of those who sign clients' certificates.</param>
internal sealed record ThruPutListening(IPEndPoint EndPoint, string? Certificate, string? Clients)
{
    public static ThruPutListening Create(IPEndPoint endPoint, string? certificate, string? clients)
    {
        if ((certificate is null) != (clients is null))
        {
            throw new UsageException(
                "--thruput-certificate and --thruput-clients go together: the server shows its certificate and asks for the client's"
            );
        }

        return IPAddress.IsLoopback(endPoint.Address) || certificate is not null
            ? new ThruPutListening(endPoint, certificate, clients)
            : throw new UsageException(
                $"--thruput {endPoint} is reachable from other machines: give --thruput-certificate FILE and --thruput-clients FILE, or listen on 127.0.0.1"
            );
    }

    public void Configure(KestrelServerOptions kestrel)
    {
        if (Certificate is null)
        {
            kestrel.Listen(
                EndPoint,
                listen =>
                {
                    listen.UseShares();
                    listen.UseConnectionHandler<ThruPutConnections>();
                }
            );
            return;
        }

        var own = Read(Certificate, () => X509Certificate2.CreateFromPemFile(Certificate));
        var signers = new X509Certificate2Collection();
        Read(
            Clients!,
            () =>
            {
                signers.ImportFromPemFile(Clients!);
                return signers;
            }
        );
        kestrel.Listen(
            EndPoint,
            listen =>
            {
                listen.UseShares();
                listen.UseHttps(
                    new HttpsConnectionAdapterOptions
                    {
                        ServerCertificate = own,
                        ClientCertificateMode = ClientCertificateMode.RequireCertificate,
                        ClientCertificateValidation = (certificate, _, _) => IsSigned(certificate, signers),
                        CheckCertificateRevocation = false,
                    }
                );
                listen.UseConnectionHandler<ThruPutConnections>();
            }
        );
    }

    private static bool IsSigned(X509Certificate2 certificate, X509Certificate2Collection signers)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(signers);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }

    private static T Read<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception refusal)
            when (refusal is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new StartException($"{file} holds no certificate that can be used ({Jobs.Printable.Escape(refusal.Message, 200)})");
        }
    }
}
