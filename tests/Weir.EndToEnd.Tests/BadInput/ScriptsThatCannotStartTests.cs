using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.BadInput;

/// <summary>A script that could only fail at its start is refused at its submission, with what is wrong.</summary>
public sealed class ScriptsThatCannotStartTests
{
    [Theory]
    [InlineData(
        "printf '#!/bin/sh\\r\\necho\\r\\n' > s; chmod +x s",
        "its lines end as DOS writes them",
        "its lines end as DOS writes them"
    )]
    [InlineData(
        "printf '#!/no/such/shell\\n' > s; chmod +x s",
        "its interpreter /no/such/shell cannot be executed: No such file or directory",
        "its interpreter /no/such/shell"
    )]
    [InlineData(
        "printf '#!/usr/bin/env no-such-shell\\n' > s; chmod +x s",
        "its interpreter no-such-shell is not in the job's PATH",
        "/usr/bin/env: "
    )]
    public async Task Whichever_way_it_comes_its_first_line_is_told(string make, string why, string whereItRuns)
    {
        await using var up = await WeirUp.StartAsync();
        (await up.Commands.Shell($"cd {up.Folder} && {make}")).Succeeded();

        foreach (var way in (string[])["weir submit s", "weir submit - < s", "weir submit -- ./s"])
        {
            var refused = await up.Commands.Shell($"cd {up.Folder} && {way}");
            Assert.Equal((1, ""), (refused.Status, refused.Output));
            Assert.Contains(why, refused.Error, StringComparison.Ordinal);
            Assert.Contains("nothing was submitted", refused.Error, StringComparison.Ordinal);
        }

        var ran = await up.Commands.Shell($"cd {up.Folder} && weir run -- ./s");
        Assert.Equal(127, ran.Status);
        Assert.Contains(whereItRuns, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_is_too_large_is_refused_at_once()
    {
        await using var up = await WeirUp.StartAsync();
        (await up.Commands.Shell($"cd {up.Folder} && (echo '#!/bin/sh'; head -c 9000000 /dev/zero) > s && chmod +x s")).Succeeded();

        var file = await up.Commands.Shell($"cd {up.Folder} && weir submit s");
        Assert.Equal((1, ""), (file.Status, file.Output));
        Assert.Contains("a submission has at most 8388608 bytes, this one 9", file.Error, StringComparison.Ordinal);
        var input = await up.Commands.Shell($"cd {up.Folder} && weir submit - < s");
        Assert.Equal((1, ""), (input.Status, input.Output));
        Assert.Contains("more than 8388608 bytes", input.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_on_a_mount_that_forbids_execution_is_named()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var up = await WeirUp.StartAsync();
        (await up.Commands.Shell($"mount --bind {up.Data} {up.Data} && mount -o remount,bind,noexec {up.Data}")).Succeeded();
        try
        {
            var refused = await up.Commands.Shell("printf '#!/bin/sh\\n' | weir submit -");

            Assert.Equal((1, ""), (refused.Status, refused.Output));
            Assert.Contains(
                $"no script can run from {up.Data}/jobs, which lies on a mount that forbids execution (noexec)",
                refused.Error,
                StringComparison.Ordinal
            );
        }
        finally
        {
            (await up.Commands.Shell($"umount -l {up.Data}")).Succeeded();
        }
    }
}
