using Weir.Ways.Slurm;

namespace Weir.Ways.Tests.Slurm;

public sealed class SlurmQueueTests
{
    private static readonly int[] s_widths = [11, 11, 4, 31, 11, 12, 21, 12, 12, 12, 65, 65, 201, 41, 65];

    [Fact]
    public void A_held_job_is_its_line()
    {
        var job = Read(
            Line("14", "33", "PD", "JobHeldUser", "0", "0", "", "N/A", "N/A", "1796074175", "(null)", "main", "(null)", "N/A", "a b|c")
        )[14];

        Assert.Equal((14u, 33u, "", "main", "a b|c", ""), (job.Id, job.UserId, job.Account, job.Partition, job.Name, job.Tasks));
        Assert.Equal((true, false, null, null), (job.IsHeld, job.IsOver, job.BeganAt, job.EndedAt));
        Assert.Equal(1796074175, job.SubmittedAt.ToUnixTimeSeconds());
    }

    [Fact]
    public void An_array_is_one_job_that_is_over_with_its_last_task_and_ends_as_its_worst()
    {
        string[] done = [Task("F", "512", "n1", "10", "20", "1"), Task("CD", "0", "n1", "11", "21", "2")];
        var waits = Read([.. done, Task("PD", "0", "", "N/A", "N/A", "3-9")])[7];
        var over = Read([.. done, Task("F", "256", "n1", "12", "30", "3")])[7];

        Assert.Equal((false, "1,2,3-9", 10), (waits.IsOver, waits.Tasks, waits.BeganAt?.ToUnixTimeSeconds()));
        Assert.Equal((true, 2, 30), (over.IsOver, over.Outcome?.ExitCode, over.EndedAt?.ToUnixTimeSeconds()));
    }

    [Theory]
    [InlineData("CD", "0", 0, null)]
    [InlineData("F", "768", 3, null)]
    [InlineData("NF", "0", 1, null)]
    [InlineData("TO", "15", null, 15)]
    [InlineData("CA", "0", null, 15)]
    public void Only_what_Slurm_calls_completed_has_succeeded(string state, string raw, int? exit, int? signal)
    {
        var outcome = Read(Task(state, raw, "n1", "10", "20", "N/A"))[7].Outcome;

        Assert.Equal((exit, signal), (outcome?.ExitCode, outcome?.Signal));
    }

    [Fact]
    public void One_that_was_cancelled_before_it_ran_never_began()
    {
        var job = Read(Task("CA", "0", "", "20", "20", "N/A"))[7];

        Assert.Equal((true, true, null), (job.IsOver, job.IsCancelled, job.BeganAt));
    }

    [Theory]
    [InlineData("afterok:1(unfulfilled)", "PD", "afterok:1")]
    [InlineData("afterok:1(unfulfilled),afterany:9(unfulfilled)", "R", "afterok:1,afterany:9")]
    [InlineData("afterok:1(unfulfilled)", "F", null)]
    [InlineData("after:1(unfulfilled)", "R", null)]
    [InlineData("after:1+5(unfulfilled)", "PD", "after:1+5")]
    [InlineData("singleton(unfulfilled)", "R", "singleton")]
    [InlineData("singleton(unfulfilled)", "CD", null)]
    [InlineData("(null)", "R", null)]
    public void It_waits_for_what_it_depends_on_until_that_is_over(string dependency, string state, string? waits)
    {
        var jobs = Read(
            Line("1", "33", state, "", "0", "9", state == "PD" ? "" : "n1", "10", "N/A", "5", "", "main", "(null)", "N/A", "NAME"),
            Line("2", "33", "PD", "", "0", "0", "", "N/A", "N/A", "6", "", "main", dependency, "N/A", "NAME")
        );

        Assert.Equal(waits, jobs[2].WaitsFor(jobs));
    }

    [Fact]
    public void What_is_no_line_of_a_job_is_passed_over() =>
        Assert.Empty(Read("", "the rest of a name", Line("x", "33", "PD", "", "0", "0", "", "", "", "1", "", "", "", "", "n")));

    private static IReadOnlyDictionary<uint, SlurmJob> Read(params string[] lines) => SlurmQueue.Read(lines);

    private static string Task(string state, string raw, string node, string began, string ended, string task) =>
        Line("7", "33", state, "", raw, "9", node, began, ended, "5", "", "main", "(null)", task, "NAME");

    private static string Line(params string[] fields) => string.Concat(fields.Zip(s_widths, (field, width) => field.PadRight(width)));
}
