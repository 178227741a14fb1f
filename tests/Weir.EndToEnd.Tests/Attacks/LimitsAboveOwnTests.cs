using System.Text;
using Weir.EndToEnd.Tests.Harness;
using Weir.Jobs;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>Submissions that name no resource limits, or more than their submitter has.</summary>
public sealed class LimitsAboveOwnTests
{
    private const int User = 4711;
    private const string Bounded = "prlimit --nofile=100:200 --core=0:0 --";

    [Fact]
    public async Task A_job_never_has_more_than_its_submitter()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var up = await WeirUp.StartAsync();
        var user = up.Commands.As(User);

        var json = """{"command":["/bin/sh","-c","ulimit -n; ulimit -Hn; ulimit -Hc"],"directory":"/"}""";
        var silent = await user.Shell(
            $"{Bounded} curl -sS --unix-socket {up.Socket} -H 'Content-Type: application/json' -d '{json}' http://localhost/v1/jobs"
        );
        await SaysAsync(up, Number(silent.Succeeded()), "100\n200\n0\n");

        var file = Path.Combine(up.Folder, "submission");
        await File.WriteAllBytesAsync(file, SubmissionCodec.Write(Boasting()), TestContext.Current.CancellationToken);
        var boasting = (
            await user.Shell(
                $"{Bounded} curl -sS --unix-socket {up.Socket} -H 'Content-Type: {SubmissionCodec.MediaType}' --data-binary @{file} http://localhost/v1/submissions"
            )
        ).Succeeded();
        Assert.Contains("limit nofile is lowered from 1000000 to 200: its submitter may have no more", boasting, StringComparison.Ordinal);
        await SaysAsync(up, boasting[..9], "200\n200\n0\n");
    }

    [Fact]
    public async Task An_agent_that_can_set_less_lowers_the_limits_and_says_so()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var up = await WeirUp.StartAsAsync(User, ["prlimit", "--nofile=1500:2000", "--"]);
        var free = new Commands(
            new Dictionary<string, string> { ["PATH"] = $"{Binaries.Folder}:/usr/bin:/bin", ["WEIR_SERVER"] = $"unix:{up.Socket}" },
            ["prlimit", "--nofile=3000:3000", "--"]
        ).As(User);

        var submitted = await free.Shell("cd / && weir submit --wait -n LIMITED -- sh -c 'ulimit -n; ulimit -Hn'");

        Assert.Contains(
            "limit nofile is lowered from 3000 to 2000: this agent's own hard limit is no higher",
            submitted.Error,
            StringComparison.Ordinal
        );
        await SaysAsync(up, submitted.Succeeded()[..9], "2000\n2000\n");
    }

    private static async Task SaysAsync(WeirUp up, string number, string expected) =>
        Assert.Equal(expected, (await up.Weir("log", "-f", number)).Succeeded());

    private static string Number(string json) => System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("number").ToString();

    private static Submission Boasting() =>
        new()
        {
            Key = Guid.NewGuid(),
            Name = ObjectName.Parse("BOASTING"),
            Way = WayIn.Submit,
            Mode = SubmissionMode.Stored,
            Arguments = [.. ((string[])["/bin/sh", "-c", "ulimit -n; ulimit -Hn; ulimit -Hc"]).Select(Encoding.UTF8.GetBytes)],
            Environment =
            [
                [.. "PATH=/usr/bin:/bin"u8],
            ],
            Directory = [.. "/"u8],
            ResourceLimits = [new ResourceLimit(7, 1_000_000, 1_000_000)],
        };
}
