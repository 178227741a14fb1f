using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.JobVariables;

/// <summary>While it monitors, a variable is Weir's but for its last half; and whose it is counts.</summary>
public sealed class JobVariableProtectionTests
{
    private const int Nobody = 65534;

    [Fact]
    public async Task Bytes_1_to_128_name_attributes_and_removal_are_refused_and_the_rest_is_free()
    {
        await using var up = await WeirUp.StartAsync();
        await up.Weir("submit", "--hold", "--monitor", "MON.JOB", "--", "true");

        foreach (
            var words in (string[][])
                [
                    ["set", "MON.JOB", "--position", "1", "--value", "X"],
                    ["set", "MON.JOB", "--position", "128", "--value", "X"],
                    ["set", "MON.JOB", "--value", "X"],
                    ["remove", "MON.JOB"],
                    ["attributes", "MON.JOB", "--name", "OTHER"],
                    ["attributes", "MON.JOB", "--share", "owner"],
                    ["attributes", "MON.JOB", "--encoding", "ebcdic"],
                ]
        )
        {
            var refused = await up.Weir(["jv", .. words]);
            Assert.Equal(1, refused.Status);
            Assert.Contains("monitors job 000000001", refused.Error, StringComparison.Ordinal);
        }

        (await up.Weir("jv", "set", "MON.JOB", "--position", "129", "--value", "mine")).Succeeded();
        Assert.Equal("mine", VariableFile.Read(up, "MON.JOB", 129, 4));
        Assert.Contains("MONJV", (await up.Weir("jv", "attributes", "MON.JOB")).Succeeded(), StringComparison.Ordinal);

        await up.Weir("cancel", "1");
        await VariableFile.BecomesAsync(up, "MON.JOB", "$A");
        (await up.Weir("jv", "set", "MON.JOB", "--position", "1", "--value", "X")).Succeeded();
        Assert.Equal(1, (await up.Weir("jv", "modify", "MON.JOB", "--timestamp")).Status);
        (await up.Weir("jv", "remove", "MON.JOB")).Succeeded();
    }

    [Fact]
    public async Task A_variable_that_monitors_is_not_given_to_another_job()
    {
        await using var up = await WeirUp.StartAsync();
        await up.Weir("submit", "--hold", "--monitor", "MON.JOB", "--", "true");

        var stored = await up.Weir("submit", "--monitor", "MON.JOB", "--", "true");
        var inPlace = await up.Weir("run", "--monitor", "MON.JOB", "--", "true");

        Assert.Equal((1, 125), (stored.Status, inPlace.Status));
        Assert.Contains("monitors job 000000001", stored.Error, StringComparison.Ordinal);
        Assert.Equal("$S ", VariableFile.Status(up, "MON.JOB"));
    }

    [Theory]
    [InlineData("#TMP", "temporary")]
    [InlineData("*LINK", "link name")]
    [InlineData("(X,1,3)", "part")]
    public async Task Temporary_variables_link_names_and_parts_are_no_monitoring_variables(string name, string word)
    {
        await using var up = await WeirUp.StartAsync();
        foreach (
            var words in (string[][])
                [
                    ["submit", "--monitor", name, "--", "true"],
                    ["run", "--monitor", name, "--", "true"],
                    ["monitor", "1", "--variable", name],
                ]
        )
        {
            var refused = await up.Weir(words);
            Assert.Equal(2, refused.Status);
            Assert.Contains(word, refused.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_another_user_does_not_share_is_refused_when_a_job_is_submitted()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root to be two users");
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("jv", "create", "PRIVATE")).Succeeded();
        (await up.Weir("jv", "create", "SHARED", "--share", "all")).Succeeded();
        var other = up.Commands.As(Nobody).With("HOME", "/");

        foreach (var verb in (string[])["submit", "run"])
        {
            var refused = await other.Shell($"cd /; weir {verb} --monitor '$root.PRIVATE' -- true");
            Assert.True(refused.Status is 1 or 125, refused.Error);
            Assert.Contains("belongs to root", refused.Error, StringComparison.Ordinal);
        }

        (await other.Shell("cd /; weir submit --wait --monitor '$root.SHARED' -- true")).Succeeded();
        Assert.Equal("$T ", VariableFile.Status(up, "SHARED"));
        (await other.Shell("cd /; weir run --monitor '$root.SHARED' -- sh -c 'exit 2'; test $? = 2")).Succeeded();
        Assert.Equal("$A ", await VariableFile.BecomesAsync(up, "SHARED", "$A"));

        (await other.Shell("cd /; weir submit --wait --monitor OWN -- true")).Succeeded();
        Assert.Equal("$T", (await other.Shell("weir jv show OWN --raw | head -c2")).Succeeded());
        Assert.Equal(1, (await other.Shell("weir jv show '$root.PRIVATE'")).Status);
        Assert.Equal(1, (await other.Shell("weir jv set '$root.PRIVATE' --value X")).Status);
    }

    [Fact]
    public async Task Finding_a_job_by_its_variable_widens_nobodys_rights()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root to be two users");
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("jv", "create", "SHARED", "--share", "all")).Succeeded();
        await up.Weir("submit", "--hold", "--monitor", "SHARED", "--", "true");

        var refused = await up.Commands.As(Nobody).Shell("weir cancel 'jv:$root.SHARED'");

        Assert.NotEqual(0, refused.Status);
        Assert.Equal("$S ", VariableFile.Status(up, "SHARED"));
    }

    [Fact]
    public async Task Protection_is_taken_off_by_administrators_only_and_on_record()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root to be two users");
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("jv", "create", "SHARED", "--share", "all")).Succeeded();
        await up.Weir("submit", "--hold", "--monitor", "SHARED", "--", "true");

        Assert.Equal(1, (await up.Commands.As(Nobody).Shell("weir jv unprotect '$root.SHARED'")).Status);
        (await up.Weir("jv", "unprotect", "SHARED", "--text", "left over")).Succeeded();

        (await up.Weir("jv", "set", "SHARED", "--position", "1", "--value", "$X")).Succeeded();
        while (!(await up.Weir("messages")).Succeeded().Contains("left over", StringComparison.Ordinal))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task A_password_is_asked_for_and_never_written_down()
    {
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("jv", "create", "SECRET", "--write-password", "open-sesame", "--read-password", "open-sesame")).Succeeded();

        Assert.Equal(1, (await up.Weir("submit", "--monitor", "SECRET", "--", "true")).Status);
        Assert.Equal(1, (await up.Weir("jv", "show", "SECRET")).Status);
        Assert.Equal(1, (await up.Weir("jv", "set", "SECRET", "--value", "X", "--password", "other")).Status);

        var knowing = up.Commands.With("WEIR_JV_PASSWORD", "open-sesame");
        (await knowing.Run(Binaries.Weir, "submit", "--wait", "--monitor", "SECRET", "--", "true")).Succeeded();
        Assert.StartsWith("% ", (await knowing.Run(Binaries.Weir, "jv", "show", "SECRET")).Succeeded(), StringComparison.Ordinal);
        Assert.Equal("", (await up.Commands.Shell($"grep -rl open-sesame '{up.Data}'")).Output);
    }
}
