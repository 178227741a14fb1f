using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Weir.Protocol.Client;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>
/// Bytes that look like facts come to the server: of a machine that lies about other machines' jobs, and in the name of the night's own
/// machine with sequences that it has already or cannot have yet.
/// </summary>
internal sealed class FuzzedFacts : IFault
{
    private const int MostChanges = 4;
    private const long FarAhead = 1_000_000_000;

    // make soak takes its time.
    private static readonly int Messages = Soak.IsLong ? 60 : 30;

    private static readonly string[] s_samples =
    [
        """{"kind":"jobEnded","at":"2026-11-29T12:00:00Z","number":@,"exitCode":9,"signal":null,"cpuMicroseconds":1,"peakKibibytes":1}""",
        """{"kind":"jobStarted","at":"2026-11-29T12:00:00Z","number":@,"processId":1,"cgroup":null}""",
        """{"kind":"jobGone","at":"2026-11-29T12:00:00Z","number":@,"code":"cancelled","text":"gone","by":null}""",
        """{"kind":"jobLost","at":"2026-11-29T12:00:00Z","number":@,"machineRestarted":false,"text":"lost"}""",
        """{"kind":"jobReleased","at":"2026-11-29T12:00:00Z","number":@,"by":"root"}""",
        """{"kind":"agentMessage","at":"2026-11-29T12:00:00Z","severity":"Information","code":"fuzz","text":"fuzz"}""",
        """{"kind":"fuzz","at":"2026-11-29T12:00:00Z"}""",
    ];

    [SuppressMessage("Security", "CA5394", Justification = "The bytes are to be the same in every run of a seed.")]
    public async Task HarmAsync(Night night, Random random)
    {
        await night.RunningAsync(1);
        var own = (await night.ListedAsync())[0].Machine;
        using var client = new HttpClient(WeirTransport.To(ServerAddress.OfSocket(night.Up.Socket)))
        {
            BaseAddress = new Uri("http://localhost/"),
        };
        await Post(client, "FUZZ", "hello", "{\"version\":\"0\",\"lastSequence\":0,\"lastOrder\":0}"u8.ToArray());
        var sequence = 0;
        for (var i = 0; i < Messages; i++)
        {
            var number = night
                .Jobs.Select(job => job.Number)
                .OfType<int>()
                .Append(1)
                .ElementAt(random.Next(night.Jobs.Count(job => job.Number is not null) + 1));
            var lies = random.Next(2) == 0;
            var at =
                lies ? ++sequence
                : random.Next(2) == 0 ? 1
                : FarAhead;
            var fact = s_samples[random.Next(s_samples.Length)]
                .Replace("@", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            var message = Encoding
                .UTF8.GetBytes($"{{\"facts\":[{{\"sequence\":{at.ToString(CultureInfo.InvariantCulture)},\"fact\":")
                .Concat(Changed(fact, random))
                .Concat("}]}"u8.ToArray());
            await Post(client, lies ? "FUZZ" : own, "facts", [.. message]);
        }
    }

    // Only the fact is changed: in the name of the night's own machine no sequence may become the next one by chance.
    [SuppressMessage("Security", "CA5394", Justification = "The bytes are to be the same in every run of a seed.")]
    private static byte[] Changed(string fact, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(fact);
        for (var changes = random.Next(MostChanges); changes > 0; changes--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    // Whatever is answered, it is an answer: no connection breaks, and no server fails.
    private static async Task Post(HttpClient client, string machine, string call, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var answer = await client.PostAsync(
            new Uri($"/v1/agents/{machine}/{call}", UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );
        Assert.True(
            (int)answer.StatusCode < 500,
            $"{call} of {Encoding.UTF8.GetString(body)} is answered with {answer.StatusCode}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}"
        );
    }
}
