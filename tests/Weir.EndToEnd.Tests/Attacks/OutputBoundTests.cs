using System.Globalization;
using System.Text.RegularExpressions;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>A job writes without end: what is beyond the bound is dropped, or the job is ended, and both are said.</summary>
public sealed partial class OutputBoundTests
{
    private const string Note = "\nweir: cut at 64 KiB; what the job wrote beyond is not kept\n";

    [Fact]
    public async Task Output_beyond_the_bound_is_dropped_while_the_job_goes_on()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root to be another user");
        await using var up = await WeirUp.StartAsync(null, "--quota", "output=64KiB");

        var number = (
            await up
                .Commands.As(Attacker.Nobody)
                .Run(
                    Binaries.Weir,
                    "submit",
                    "--wait",
                    "-n",
                    "LOUD",
                    "--",
                    "sh",
                    "-c",
                    "head -c 50000000 /dev/zero | tr '\\0' x; echo err >&2; exit 0"
                )
        ).Number();

        var log = await up.Weir("log", Text(number));
        Assert.Equal((64 * 1024) + Note.Length, log.Succeeded().Length);
        Assert.EndsWith(Note, log.Output, StringComparison.Ordinal);
        Assert.Equal("err\n", log.Error);
        await up.Until(output => Said().IsMatch(output), "messages", "--json");
    }

    [Fact]
    public async Task A_job_whose_rule_says_so_is_ended_at_its_bound()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root to be another user");
        await using var up = await WeirUp.StartAsync();
        var rules = Path.Combine(up.Folder, "rules.yaml");
        await File.WriteAllTextAsync(
            rules,
            "kind: rule\nname: LOUD\nwhen: { jobName: LOUD }\ntype: track\noutput: { max: 64KiB, onFull: end }\n",
            TestContext.Current.CancellationToken
        );
        (await up.Weir("apply", "-f", rules)).Succeeded();
        Assert.Contains("64KiB, end", (await up.Weir("rule", "show", "LOUD")).Succeeded(), StringComparison.Ordinal);

        var number = (
            await up.Commands.As(Attacker.Nobody).Run(Binaries.Weir, "submit", "-n", "LOUD", "--", "sh", "-c", "yes; sleep 600")
        ).Number();

        var shown = await up.Until(output => output.Contains("Cancelled", StringComparison.Ordinal), "job", Text(number));
        Assert.Contains(
            "wrote more than 64 KiB to out",
            await up.Until(output => output.Contains("wrote more", StringComparison.Ordinal), "messages"),
            StringComparison.Ordinal
        );
        Assert.NotEmpty(shown);
        Assert.InRange(
            new FileInfo(Path.Combine(up.Data, "jobs", number.ToString("D9", CultureInfo.InvariantCulture), "files", "out")).Length,
            1,
            (64 * 1024) + 100
        );
    }

    [Fact]
    public async Task What_a_command_leaves_behind_writes_no_more_than_the_command_might()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root to be another user");
        await using var up = await WeirUp.StartAsync(null, "--quota", "output=64KiB");

        var number = (
            await up
                .Commands.As(Attacker.Nobody)
                .Run(Binaries.Weir, "submit", "-n", "LOUD", "--", "sh", "-c", "(sleep 1; head -c 300000000 /dev/zero; sleep 0.2) & exit 0")
        ).Number();

        await up.Until(output => output.Contains("Succeeded", StringComparison.Ordinal), "job", Text(number));
        Assert.InRange(
            new FileInfo(Path.Combine(up.Data, "jobs", number.ToString("D9", CultureInfo.InvariantCulture), "files", "out")).Length,
            64 * 1024,
            (64 * 1024) + 100
        );
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("LOUD wrote more than 64 KiB to out, the most that is kept")]
    private static partial Regex Said();
}
