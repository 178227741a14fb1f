using System.Globalization;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>
/// A job removes the files of its own folder: <c>cd "$(dirname "$0")" &amp;&amp; rm -rf ./*</c> is a usual line at the head of a script. It
/// has been started, and is not started again.
/// </summary>
public sealed class OwnFolderTests
{
    private const int Nobody = 65534;

    // What stands last is no part of the removal: the job ends well, and says how often it came so far.
    private static readonly string[] s_removals =
    [
        "cd \"$(dirname \"$0\")\" && rm -rf ./* 2>/dev/null",
        "rm -rf \"$(dirname \"$WEIR_LDA\")\" 2>/dev/null",
        "cd \"$(dirname \"$WEIR_LDA\")/..\" && rm -rf ./* ./.[!.]* 2>/dev/null",
    ];

    [Fact]
    public async Task A_job_of_another_user_runs_once_and_keeps_its_output()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var up = await WeirUp.StartAsync();

        var states = await RunAll(up, up.Commands.As(Nobody).With("HOME", "/"));

        Assert.Equal(["Succeeded", "Succeeded", "Succeeded"], states);
    }

    [Fact]
    public async Task A_job_of_root_runs_once()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var up = await WeirUp.StartAsync();

        var states = await RunAll(up, up.Commands);

        // Root removes root's records, too: what is not known any more is said.
        Assert.Equal("Succeeded", states[0]);
    }

    [Fact]
    public async Task A_job_of_an_ordinary_users_own_weir_runs_once()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var up = await WeirUp.StartAsAsync(Nobody);

        var states = await RunAll(up, up.Commands);

        // Records do not lie where the script, the directory or the variables point to.
        Assert.Equal(["Succeeded", "Succeeded"], states.Take(2));
    }

    // The job waits for a second run of itself, which must not come: the agent has looked at its folder by the time another job is over.
    private static async Task<IReadOnlyList<string>> RunAll(WeirUp up, Commands user)
    {
        var open = Path.Combine(up.Folder, "open");
        (await up.Commands.Shell($"mkdir -m 777 {open}")).Succeeded();
        List<int> numbers = [];
        foreach (var (removal, at) in s_removals.Select((removal, at) => (removal, at)))
        {
            var script = Path.Combine(open, $"script{at}");
            (
                await user.RunWithInput(
                    $"#!/bin/sh\necho ran >> {open}/ran{at}\necho wrote\n{removal}\nexit 0\n",
                    "/bin/sh",
                    "-c",
                    $"cat > {script}; chmod 755 {script}"
                )
            ).Succeeded();
            numbers.Add((await user.Shell($"cd /; weir submit -n CLEANER --lda x {script}")).Number());
        }

        List<string> states = [];
        foreach (var number in numbers.Select(number => number.ToString("D9", CultureInfo.InvariantCulture)))
        {
            var job = await up.Until(
                text =>
                    text.Contains("Succeeded", StringComparison.Ordinal)
                    || text.Contains("Failed", StringComparison.Ordinal)
                    || text.Contains("Lost", StringComparison.Ordinal),
                "job",
                number
            );
            states.Add(
                job.Contains("Succeeded", StringComparison.Ordinal) ? "Succeeded"
                : job.Contains("Lost", StringComparison.Ordinal) ? "Lost"
                : "Failed"
            );
        }

        // Three starts of a shepherd are tried in less time than three more jobs need.
        for (var i = 0; i < 3; i++)
        {
            (await user.Shell("cd /; weir submit --wait -- true")).Number();
        }

        for (var at = 0; at < s_removals.Length; at++)
        {
            Assert.Equal("ran\n", await File.ReadAllTextAsync(Path.Combine(open, $"ran{at}"), TestContext.Current.CancellationToken));
        }

        Assert.Equal("wrote\n", (await up.Weir("log", numbers[0].ToString("D9", CultureInfo.InvariantCulture))).Succeeded());
        return states;
    }
}
