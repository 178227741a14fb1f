using Weir.EndToEnd.Tests.Harness;
using Weir.EndToEnd.Tests.RunInPlace;

namespace Weir.EndToEnd.Tests.Captures;

/// <summary>What a job or a terminal submits is captured by the real programs, by the kernel's word of who submits.</summary>
public sealed class CaptureTests
{
    [Fact]
    public async Task J111_J115_J117_what_the_named_job_submits_is_captured_and_what_only_claims_to_be_it_is_not()
    {
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("capture", "start", "LOADER", "--most", "1")).Succeeded();
        Assert.Contains("capturing from job LOADER until", (await up.Weir("gate", "status")).Succeeded(), StringComparison.Ordinal);

        (await up.Commands.With("WEIR_JOB_NAME", "LOADER").Run(Binaries.Weir, "submit", "--wait", "-n", "CLAIMS", "--", "true")).Number();
        var other = (await up.Weir("submit", "--wait", "-n", "OTHER", "--", "weir", "submit", "-n", "INNER", "--", "true")).Number();
        Assert.Matches("^[0-9]{9}\n$", (await up.Weir("log", $"{other}")).Succeeded());
        var loader = (await up.Weir("submit", "--wait", "-n", "LOADER", "--", "weir", "submit", "-n", "INNER", "--", "true")).Number();

        Assert.Equal("INNER\n", (await up.Weir("log", $"{loader}")).Succeeded());
        Assert.Contains(
            "\"source\":\"job LOADER\"",
            (await up.Weir("capture", "show", "INNER", "--json")).Succeeded(),
            StringComparison.Ordinal
        );
        Assert.Equal("nothing is captured now\n", (await up.Weir("capture", "list", "--sources")).Succeeded());
        Assert.DoesNotContain("capturing", (await up.Weir("gate", "status")).Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task J112_J113_J114_at_a_captured_terminal_one_is_asked_for_each_submission()
    {
        await using var up = await WeirUp.StartAsync();
        await using var terminal = await TerminalSession.StartAsync(up.Commands);
        await terminal.Type("weir capture start \"$(tty)\"\n");
        await terminal.Sees("capturing from terminal pts/");
        await terminal.LastStatusIs(0);

        await terminal.Type("weir submit -n ASKED -- true\n");
        await terminal.Sees("capture as [ASKED]? ");
        await terminal.Type("\n");
        await terminal.Sees("captured as ASKED from terminal pts/");
        await terminal.LastStatusIs(0);
        await terminal.Type("weir submit -n ASKED -- true\n");
        await terminal.Sees("capture as [ASKED-2]? ");
        await terminal.Type("ASKED\n");
        await terminal.Sees("a capture ASKED is there already");
        await terminal.Sees("capture as [ASKED-2]? ");
        await terminal.Type("a\n");
        await terminal.Sees("nothing was submitted, and nothing captured");
        await terminal.LastStatusIs(1);
        await terminal.Type("weir submit -n NORMAL -- true\n");
        await terminal.Sees("capture as [NORMAL]? ");
        await terminal.Type("s\n");
        await terminal.Sees("000000001");
        await terminal.LastStatusIs(0);

        // Nobody sits at this one.
        (await up.Weir("submit", "--wait", "-n", "ELSEWHERE", "--", "true")).Number();
        var captures = (await up.Weir("capture", "list")).Succeeded();
        Assert.Single(captures.Split('\n'), line => line.StartsWith("ASKED", StringComparison.Ordinal));
    }
}
