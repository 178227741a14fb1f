using System.Diagnostics;
using System.Text;
using Weir.Linux;

namespace Weir.Gate.Tests;

public sealed class InheritedSettingsTests : IDisposable
{
    private const string Job = "WEIR_JOB=000000147";
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("PAY", "PAY")]
    [InlineData("PAY:BASE:pay", "PAY BASE pay")]
    [InlineData("", "")]
    [InlineData("*NONE", "")]
    [InlineData("PAY:", "")]
    [InlineData("PAY BASE", "")]
    public void A_library_list_that_is_one_is_handed_on_whole_and_another_not_at_all(string list, string libraries) =>
        Assert.Equal(libraries, string.Join(' ', new ParentJob(Words.Of(Job, $"WEIR_LIBRARY_LIST={list}")).LibraryList()));

    [Theory]
    [InlineData("WEIR_JOB=")]
    [InlineData("WEIR_JOB_NAME=X")]
    [InlineData("XWEIR_JOB=1")]
    [InlineData("weir_job=1")]
    public void Who_has_no_number_is_in_no_job(string entry)
    {
        var none = new ParentJob(Words.Of(entry, "WEIR_LIBRARY_LIST=PAY", $"WEIR_LDA={_scratch.File("lda", "x")}", "WEIR_MONITOR=M"));

        Assert.Empty(none.LibraryList());
        Assert.Null(none.LocalDataArea());
        Assert.Contains("WEIR_MONITOR=M", Words.Texts(none.Remaining(keepsLibraryList: false)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1023, 1023)]
    [InlineData(1024, 1024)]
    [InlineData(1025, 1024)]
    public void A_local_data_area_is_handed_on_up_to_its_size(int size, int handed) =>
        Assert.Equal(handed, Area(_scratch.File("lda", new string('x', size)))!.Length);

    [Fact]
    public void A_local_data_area_that_is_empty_or_not_there_is_none()
    {
        Assert.Null(Area(_scratch.File("empty", "")));
        Assert.Null(Area(_scratch["none"]));
        Assert.Null(Area(_scratch.Path));
        Assert.Null(Area(""));
    }

    [Fact]
    public void A_local_data_area_that_is_a_link_is_none()
    {
        File.CreateSymbolicLink(_scratch["link"], _scratch.File("lda", "north"));

        Assert.Null(Area(_scratch["link"]));
    }

    [Fact]
    public void Another_users_local_data_area_is_none()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root gives files away");
        var file = _scratch.File("lda", "north");
        using var give = Process.Start("chown", ["65534", file]);
        give.WaitForExit();

        Assert.Null(Area(file));
    }

    [Theory]
    [InlineData("A=1\ncd /tmp\n")]
    [InlineData("WEIR_JOB=1; export WEIR_JOB\n")]
    [InlineData("")]
    [InlineData("A=1\nXWEIR_JOB=1; export XWEIR_JOB\ncd /tmp\n")]
    public void A_script_without_a_head_of_a_jobs_own_is_left_alone(string script) => Assert.Null(Remaining(script));

    [Fact]
    public void All_that_is_a_jobs_own_is_taken_out_of_the_head() =>
        Assert.Equal(
            "#!/bin/sh\nA=1; export A\ncd /tmp\nrest\n",
            Remaining(
                "#!/bin/sh\nWEIR_JOB=1; export WEIR_JOB\nWEIR_JOB_NAME=X; export WEIR_JOB_NAME\nA=1; export A\n"
                    + "WEIR_JOB_DATE=2026-11-21; export WEIR_JOB_DATE\nWEIR_LDA=/l; export WEIR_LDA\nWEIR_MONITOR=M; export WEIR_MONITOR\n"
                    + "WEIR_SERVER=unix:/x; export WEIR_SERVER\ncd /tmp\nrest\n"
            )
        );

    [Theory]
    [InlineData("WEIR_JOB=1; echo WEIR_JOB\n")]
    [InlineData("WEIR_JOBS=1; export WEIR_JOBS\n")]
    [InlineData("export WEIR_LDA\n")]
    [InlineData("WEIR_LDA=1; export WEIR_MONITOR\n")]
    [InlineData(" WEIR_LDA=1; export WEIR_LDA\n")]
    public void Lines_that_only_look_like_it_stay(string line) =>
        Assert.Equal($"#!/bin/sh\n{line}cd /tmp\n", Remaining($"#!/bin/sh\nWEIR_JOB=1; export WEIR_JOB\n{line}cd /tmp\n"));

    [Fact]
    public void The_script_proper_stays_byte_for_byte()
    {
        byte[] proper = [.. "cd /tmp\n"u8, 0xFF, 0x00, (byte)'\n', .. "WEIR_JOB=1; export WEIR_JOB"u8];

        var left = ParentJob.RemainingScript([.. "x\nWEIR_JOB=1; export WEIR_JOB\n"u8, .. proper]);

        Assert.Equal([.. "x\n"u8, .. proper], left!);
    }

    private static byte[]? Area(string path) => new ParentJob(Words.Of(Job, $"WEIR_LDA={path}")).LocalDataArea();

    private static string? Remaining(string script) => Words.Text(ParentJob.RemainingScript(Encoding.UTF8.GetBytes(script)));
}
