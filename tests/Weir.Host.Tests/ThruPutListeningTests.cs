using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Weir.Host.Tests;

public sealed class ThruPutListeningTests : IDisposable
{
    private static readonly IPEndPoint s_here = new(IPAddress.Loopback, 4100);
    private static readonly IPEndPoint s_anywhere = new(IPAddress.Any, 4100);
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void On_this_machine_it_needs_no_certificates()
    {
        Assert.Equal(new ThruPutListening(s_here, null, null), ThruPutListening.Create(s_here, null, null));
        Assert.Equal(
            new ThruPutListening(new IPEndPoint(IPAddress.IPv6Loopback, 1), null, null),
            ThruPutListening.Create(new IPEndPoint(IPAddress.IPv6Loopback, 1), null, null)
        );
    }

    [Fact]
    public void Where_others_reach_it_it_needs_both() =>
        Assert.Equal(new ThruPutListening(s_anywhere, "/c", "/d"), ThruPutListening.Create(s_anywhere, "/c", "/d"));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.0.2.1")]
    [InlineData("::")]
    public void Without_them_the_way_out_is_said(string address)
    {
        var place = new IPEndPoint(IPAddress.Parse(address), 4100);

        Assert.StartsWith(
            $"--thruput {place} is reachable from other machines: give --thruput-certificate FILE",
            Assert.Throws<UsageException>(() => ThruPutListening.Create(place, null, null)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/c", null)]
    [InlineData(null, "/d")]
    public void One_without_the_other_is_half_a_thing(string? certificate, string? clients)
    {
        foreach (var place in (IPEndPoint[])[s_here, s_anywhere])
        {
            Assert.StartsWith(
                "--thruput-certificate and --thruput-clients go together",
                Assert.Throws<UsageException>(() => ThruPutListening.Create(place, certificate, clients)).Message,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public void A_file_without_a_certificate_is_named(string text)
    {
        var file = _scratch.File("c.pem", text);

        Assert.StartsWith($"{file} holds no certificate that can be used (", Refused(file, file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.StartsWith(
            $"{_scratch["none"]} holds no certificate",
            Refused(_scratch["none"], _scratch["none"]),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_certificate_without_its_key_cannot_be_used()
    {
        using var own = Signed();
        var file = _scratch.File("c.pem", own.ExportCertificatePem());

        Assert.StartsWith($"{file} holds no certificate that can be used (", Refused(file, file), StringComparison.Ordinal);
    }

    [Fact]
    public void The_clients_signers_are_read_too()
    {
        using var own = Signed();
        using var key = own.GetECDsaPrivateKey()!;
        var file = _scratch.File("c.pem", own.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());

        Assert.StartsWith($"{_scratch["none"]} holds no certificate", Refused(file, _scratch["none"]), StringComparison.Ordinal);
    }

    private static string Refused(string certificate, string clients) =>
        Assert
            .Throws<StartException>(() => ThruPutListening.Create(s_here, certificate, clients).Configure(new KestrelServerOptions()))
            .Message;

    private static X509Certificate2 Signed()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = DateTimeOffset.UnixEpoch.AddYears(50);
        return new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256).CreateSelfSigned(now, now.AddYears(100));
    }
}
