using System.Text;
using Weir.Jobs;
using Weir.Ways.At;

namespace Weir.Ways.Tests.At;

public sealed class AtScriptTests
{
    private const string Head = "#!/bin/sh\n# atrun uid=33 gid=34\n# mail alice 0\n";
    private const string Rest =
        "umask 22\nPATH=/bin; export PATH\ncd /home/alice || {\n\t echo 'Execution directory inaccessible' >&2\n\t exit 1\n}\n/opt/load.sh --all\n";

    private static readonly ObjectName _name = ObjectName.Parse("LOAD");

    [Fact]
    public void The_marked_line_stands_behind_the_three_lines_of_atd()
    {
        var marked = Text(AtScript.WithMark(Bytes(Head + Rest), "/usr/bin/weir", null, _name, 'a', null));

        Assert.Equal(Head + "[ -x '/usr/bin/weir' ] && exec '/usr/bin/weir' at-run LOAD a # weir:gate\n" + Rest, marked);
    }

    [Fact]
    public void A_job_that_has_its_number_carries_it_with_the_key()
    {
        var key = Guid.NewGuid();
        var marked = AtScript.WithMark(Bytes(Head + Rest), "/usr/bin/weir", "/run/user/1/gate", _name, 'b', (new TrackingNumber(147), key));

        Assert.Contains(
            $"at-run LOAD b --gate '/run/user/1/gate' --number 000000147 # {key:N} # weir:gate\n",
            Text(marked),
            StringComparison.Ordinal
        );
        Assert.Equal(147, AtScript.FindMark(marked)!.Number!.Value.Value);
    }

    [Fact]
    public void A_line_of_an_older_Weir_which_has_the_key_as_an_argument_is_understood()
    {
        var old = Bytes(
            Head
                + "[ -x '/usr/bin/weir' ] && exec '/usr/bin/weir' at-run LOAD b --number 000000147 44af75165ebf45c8b020dd03716f8111 # weir:gate\n"
                + Rest
        );

        Assert.Equal(147, AtScript.FindMark(old)!.Number!.Value.Value);
        Assert.Equal(Bytes(Head + Rest), AtScript.WithoutMark(old));
    }

    [Theory]
    [InlineData("/opt/it's/weir")]
    [InlineData("/opt/with blank/weir")]
    public void Taking_the_line_out_gives_back_every_byte(string weir)
    {
        var script = Bytes(Head + Rest);

        var once = AtScript.WithMark(script, weir, null, _name, 'a', null);
        var twice = AtScript.WithMark(once, weir, null, _name, 'a', null);

        Assert.Equal(once, twice);
        Assert.Equal(script, AtScript.WithoutMark(once));
        Assert.Equal(script, AtScript.WithoutMark(script));
    }

    [Theory]
    [InlineData("", "load.sh")]
    [InlineData("#@ name: NIGHTLY\n", "NIGHTLY")]
    [InlineData("cd /data\n#@ name: LATER\n", "LATER")]
    public void The_name_is_the_scripts_own_or_its_first_programs(string before, string name) =>
        Assert.Equal(
            name,
            AtScript.Name(Bytes(Head + Rest.Replace("/opt/load.sh", before + "/opt/load.sh", StringComparison.Ordinal))).Text
        );

    [Theory]
    [InlineData("#@ name: CHILD\n", "CHILD")]
    [InlineData("", "load.sh")]
    public void What_a_job_of_Weir_submits_has_not_its_parents_name(string before, string name) =>
        Assert.Equal(
            name,
            AtScript
                .Name(
                    Bytes(
                        Head
                            + "umask 22\nWEIR_JOB=000000147; export WEIR_JOB\nWEIR_JOB_NAME=PARENT; export WEIR_JOB_NAME\n"
                            + Rest.Replace("/opt/load.sh", before + "/opt/load.sh", StringComparison.Ordinal)
                    )
                )
                .Text
        );

    [Fact]
    public void The_submitters_variable_goes_before_the_scripts_name() =>
        Assert.Equal(
            "MINE",
            AtScript.Name(Bytes(Head + "umask 22\nWEIR_JOB_NAME=MINE; export WEIR_JOB_NAME\n" + Rest + "#@ name: NIGHTLY\n")).Text
        );

    [Theory]
    [InlineData("#!/bin/sh\n# atrun uid=33 gid=34\n# mail alice 0\n", true)]
    [InlineData("#!/bin/sh\n# atrun uid=33 gid=34\n", false)]
    [InlineData("#!/bin/sh\necho\necho\n", false)]
    [InlineData("", false)]
    public void Only_a_script_of_ats_is_touched(string text, bool isIts) => Assert.Equal(isIts, AtScript.Owner(Bytes(text)) is (33, 34));

    [Fact]
    public void A_files_name_says_queue_number_and_time()
    {
        var entry = AtEntry.Parse("b0000101c88f73")!;

        Assert.Equal(('b', 1, DateTimeOffset.UnixEpoch.AddMinutes(0x01c88f73)), (entry.Queue, entry.Job, entry.Due));
        Assert.True(AtEntry.Parse("=0000101c88f73")!.Runs);
        Assert.Null(AtEntry.Parse(".SEQ"));
        Assert.Null(AtEntry.Parse(".weir-b0000101c88f73"));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
