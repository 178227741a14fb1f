using System.Text;
using Weir.Jobs;

namespace Weir.Gate.Tests;

public sealed class ParentJobTests
{
    private const string Head = "umask 22\nHOME=/root; export HOME\n";
    private const string Body =
        "cd /tmp || {\n\t echo 'Execution directory inaccessible' >&2\n\t exit 1\n}\nWEIR_JOB=9; export WEIR_JOB\necho done\n";

    [Fact]
    public void Outside_a_job_nothing_is_handed_on()
    {
        var none = new ParentJob(Entries("WEIR_LIBRARY_LIST=PAY", "WEIR_LDA=/etc/hostname"));

        Assert.Empty(none.LibraryList());
        Assert.Null(none.LocalDataArea());
        Assert.Equal(["WEIR_LIBRARY_LIST=PAY", "WEIR_LDA=/etc/hostname"], Texts(none.Remaining(keepsLibraryList: false)));
    }

    [Fact]
    public void A_job_hands_on_its_library_list_and_what_its_local_data_area_holds_at_that_moment()
    {
        var area = Path.GetTempFileName();
        var job = new ParentJob(Entries("WEIR_JOB=000000147", "WEIR_LIBRARY_LIST=PAY:BASE", "WEIR_LDA=" + area));
        try
        {
            File.WriteAllText(area, "north");
            Assert.Equal("north", Encoding.ASCII.GetString(job.LocalDataArea()!));
            File.WriteAllText(area, "south".PadRight(2000));
            Assert.Equal("south".PadRight(JobSpec.LocalDataAreaSize), Encoding.ASCII.GetString(job.LocalDataArea()!));
            Assert.Equal(["PAY", "BASE"], job.LibraryList().Select(library => library.Text));
        }
        finally
        {
            File.Delete(area);
        }

        Assert.Null(job.LocalDataArea());
    }

    [Fact]
    public void What_the_options_say_goes_before_what_the_submitting_job_has()
    {
        var environment = Entries("WEIR_JOB=000000147", "WEIR_LIBRARY_LIST=PAY:BASE");
        Submission empty = new()
        {
            Key = Guid.NewGuid(),
            Way = WayIn.Submit,
            Mode = SubmissionMode.Stored,
            Arguments = Entries("true"),
            Directory = "/"u8.ToArray(),
            Name = ObjectName.Parse("X"),
            JobDescription = QualifiedName.Default,
            JobQueue = QualifiedName.Default,
        };

        Assert.Equal(["PAY", "BASE"], Libraries("weir", "submit", "--", "true"));
        Assert.Equal(["OWN"], Libraries("weir", "submit", "--library-list", "OWN", "--", "true"));
        Assert.Empty(Libraries("weir", "submit", "--library-list", "*NONE", "--", "true"));

        IEnumerable<string> Libraries(params string[] words) =>
            GateOptions.TryParse([.. Entries(words)], 2, out _)!.AddTo(empty, environment).LibraryList.Select(library => library.Text);
    }

    [Fact]
    public void A_job_in_place_does_not_get_what_is_the_submitting_jobs_own()
    {
        var job = new ParentJob(
            Entries(
                "HOME=/root",
                "WEIR_JOB=000000147",
                "WEIR_JOB_NAME=PARENT",
                "WEIR_JOB_DATE=2026-11-21",
                "WEIR_LDA=/x",
                "WEIR_MONITOR=/y",
                "WEIR_LIBRARY_LIST=PAY",
                "WEIR_OTHER=z"
            )
        );

        Assert.Equal(["HOME=/root", "WEIR_LIBRARY_LIST=PAY", "WEIR_OTHER=z"], Texts(job.Remaining(keepsLibraryList: true)));
        Assert.Equal(["HOME=/root", "WEIR_OTHER=z"], Texts(job.Remaining(keepsLibraryList: false)));
    }

    [Fact]
    public void A_script_of_ats_is_left_without_the_variables_of_the_job_that_submitted_it()
    {
        const string Own =
            "WEIR_JOB=000000147; export WEIR_JOB\nWEIR_JOB_NAME=PARENT; export WEIR_JOB_NAME\nWEIR_SERVER=unix:/run/weir.sock; export WEIR_SERVER\n";
        const string Kept = "WEIR_LIBRARY_LIST=PAY; export WEIR_LIBRARY_LIST\nWEIR_LDA=two\"\n\"lines; export WEIR_LDA\n";

        Assert.Equal(Head + Kept + Body, Left(Head + Own + Kept + Body));
    }

    [Fact]
    public void A_script_that_no_job_submitted_stays_as_it_is()
    {
        Assert.Null(Left(Head + Body));
        Assert.Null(Left(Head + "WEIR_JOB_NAME=MINE; export WEIR_JOB_NAME\n" + Body));
    }

    private static string? Left(string script) =>
        ParentJob.RemainingScript(Encoding.ASCII.GetBytes(script)) is { } left ? Encoding.ASCII.GetString(left) : null;

    private static List<byte[]> Entries(params string[] entries) => [.. entries.Select(Encoding.ASCII.GetBytes)];

    private static IEnumerable<string> Texts(List<byte[]> entries) => entries.Select(Encoding.ASCII.GetString);
}
