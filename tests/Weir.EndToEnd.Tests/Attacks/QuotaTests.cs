using System.Diagnostics;
using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;
using Weir.Protocol;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>
/// Each quota refuses what is above it by one line that names it, what is allowed and the setting; others are not bound by it, and the
/// status counts it.
/// </summary>
public sealed class QuotaTests
{
    private const string Small = "jobs=4,held=2,submissions=40KiB,variables=2,actions=1,waiting=1,connections=20,tokens=2";

    [Fact]
    public async Task Every_quota_of_the_agent_is_refused_by_its_name_for_one_user_and_not_for_others()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root to be two users");
        await using var up = await WeirUp.StartAsync(null, "--quota", Small);
        var (nobody, daemon) = (up.Commands.As(Attacker.Nobody), up.Commands.As(Attacker.Daemon));

        await FillAsync(nobody, "held", 2, "2 jobs here that wait to be started", "submit", "--hold", "--", "true");
        await FillAsync(nobody, "jobs", 2, "4 jobs here that are not over", "submit", "--", "sleep", "60");
        await FillAsync(nobody, "variables", 2, "2 job variables", n => ["jv", "create", $"V{n}"]);
        await FillAsync(
            nobody,
            "actions",
            1,
            "1 actions that wait",
            n => ["jv", "wait", "(V0,1,1)='X'", "--action", $"A{n}", "--then", "set V1=X"]
        );

        (await nobody.Run(Binaries.Weir, "token", "add", "first", "--role", "user")).Succeeded();
        (await daemon.Run(Binaries.Weir, "submit", "--hold", "--", "true")).Succeeded();
        (await daemon.Run(Binaries.Weir, "jv", "create", "V")).Succeeded();
        (await up.Weir("submit", "--hold", "--", "true")).Succeeded();

        var own = await UsesAsync(nobody);
        Assert.Equal("4 of 4", own["nobody jobs"]);
        Assert.Equal("2 of 2", own["nobody held"]);
        Assert.Equal("2 of 2", own["nobody variables"]);
        Assert.Equal("1 of 1", own["nobody actions"]);
        Assert.Equal("1 of 2", own["nobody tokens"]);
        Assert.DoesNotContain(own.Keys, key => key.StartsWith("daemon", StringComparison.Ordinal));
        var all = await UsesAsync(up.Commands);
        Assert.Equal(("4 of 4", "1 of 4"), (all["nobody jobs"], all["daemon jobs"]));
        (await nobody.Run(Binaries.Weir, "cancel", "3", "4")).Succeeded();
        Assert.Contains("Quotas:", (await nobody.Run(Binaries.Weir, "status")).Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stored_submissions_count_by_their_bytes_even_when_their_jobs_are_over()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root to be two users");
        await using var up = await WeirUp.StartAsync(null, "--quota", Small);
        var nobody = up.Commands.As(Attacker.Nobody).With("FILLER", new string('x', 20_000));

        (await nobody.Run(Binaries.Weir, "submit", "--wait", "--export", "FILLER", "--", "true")).Succeeded();
        var refused = await nobody.Run(Binaries.Weir, "submit", "--export", "FILLER", "--", "true");

        Assert.Equal(1, refused.Status);
        Assert.Matches(
            @"^weir: nobody has 40 KiB of stored submissions here, those of ended jobs included, the most that is allowed \(--quota submissions=40KiB\): [^\n]+\n$",
            refused.Error
        );
        // A restart counts them again.
        await up.KillAsync();
        await up.StartAgainAsync();
        Assert.Equal(1, (await nobody.Run(Binaries.Weir, "submit", "--export", "FILLER", "--", "true")).Status);
        (await up.Commands.As(Attacker.Daemon).Run(Binaries.Weir, "submit", "--", "true")).Succeeded();
    }

    [Fact]
    public async Task Processes_that_wait_have_a_quota_of_their_own()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root to be two users");
        await using var up = await WeirUp.StartAsync(null, "--quota", Small);
        var nobody = up.Commands.As(Attacker.Nobody);
        (await nobody.Run(Binaries.Weir, "jv", "create", "GO", "--share", "all")).Succeeded();
        using var first = nobody.Start(Binaries.Weir, "run", "--hold", "--", "true");
        await up.Until(output => output.Length > 0 && Quotas(output).ContainsKey($"uid {Attacker.Nobody} waiting"), "status", "--json");

        var second = await nobody.Run(Binaries.Weir, "run", "--hold", "--", "true");

        Assert.Equal(125, second.Status);
        Assert.Matches(
            @"^weir: uid 65534 has 1 connections that wait, the most that is allowed \(--quota waiting=1\): [^\n]+\n$",
            second.Error
        );
        await End(first);
    }

    [Theory]
    [InlineData("jobs", "'jobs' is not a quota: NAME=VALUE, where NAME is one of connections, ")]
    [InlineData("jobs=0", "quota jobs cannot be '0': a number from 1 to ")]
    [InlineData("output=1GB", "quota output cannot be '1GB': a number of bytes, or one with KiB, ")]
    public async Task A_quota_that_is_none_is_refused_at_the_start(string quota, string message)
    {
        using var folder = new TemporaryFolder();
        var commands = new Commands(
            new Dictionary<string, string>
            {
                ["PATH"] = "/usr/bin:/bin",
                ["HOME"] = folder.Path,
                ["WEIR_HOST"] = Binaries.Host,
            }
        );

        var refused = await commands.Run(Binaries.Weir, "up", "--data", Path.Combine(folder.Path, "data"), "--quota", quota);

        Assert.Equal(2, refused.Status);
        Assert.StartsWith($"weir: {message}", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "data")));
    }

    private static Task FillAsync(Commands commands, string quota, int most, string what, params IReadOnlyList<string> words) =>
        FillAsync(commands, quota, most, what, _ => words);

    private static async Task FillAsync(Commands commands, string quota, int most, string what, Func<int, IReadOnlyList<string>> words)
    {
        for (var i = 0; i < most; i++)
        {
            (await commands.Run(Binaries.Weir, words(i))).Succeeded();
        }

        var refused = await commands.Run(Binaries.Weir, words(most));
        Assert.Equal(1, refused.Status);
        Assert.Matches(
            $@"^weir: (jv [a-z]+: )?nobody has {what}, the most that is allowed \(--quota {quota}=[0-9]+\): [^\n]+\n$",
            refused.Error
        );
    }

    private static async Task<Dictionary<string, string>> UsesAsync(Commands commands) =>
        Quotas((await commands.Run(Binaries.Weir, "status", "--json")).Succeeded());

    private static Dictionary<string, string> Quotas(string json)
    {
        var status = JsonSerializer.Deserialize(json, WeirJson.Default.StatusView)!;
        return status.Quotas!.ToDictionary(use => $"{use.User} {use.Name}", use => $"{use.Used} of {use.Allowed}");
    }

    private static async Task End(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
