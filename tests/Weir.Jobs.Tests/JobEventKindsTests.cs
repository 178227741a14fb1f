namespace Weir.Jobs.Tests;

public sealed class JobEventKindsTests
{
    [Fact]
    public void Each_code_names_one_kind() => Assert.All(JobEventKinds.All, kind => Assert.Same(kind, JobEventKinds.Find(kind.Code)));

    [Fact]
    public void All_kinds_that_have_a_name_are_in_the_table() =>
        Assert.Equal(
            typeof(JobEventKinds)
                .GetProperties()
                .Where(property => property.PropertyType == typeof(JobEventKind))
                .Select(property => property.GetValue(null)),
            JobEventKinds.All
        );

    [Fact]
    public void Some_kind_brings_a_job_to_each_state() =>
        Assert.Equal(Enum.GetValues<JobState>().Order(), JobEventKinds.All.SelectMany(kind => kind.Outcomes).Distinct().Order());

    [Fact]
    public void What_a_machine_says_in_words_of_its_own_is_of_no_kind() => Assert.Null(JobEventKinds.Find("leftovers"));

    [Theory]
    [InlineData("ok", JobState.Succeeded)]
    [InlineData("failed", JobState.Failed)]
    [InlineData("review", JobState.UnderReview)]
    [InlineData("fixed", JobState.Fixed)]
    public void A_mark_is_read_from_the_line_that_tells_it(string word, JobState state)
    {
        var told = JobMarks.Describe(word, new Actor("olga", ActorOrigin.Socket, "north"));

        Assert.Equal(state, JobMarks.StateOf(told));
        Assert.Equal(state, JobMarks.StateOf(told + ": checked by hand"));
        Assert.Null(JobMarks.StateOf("remarked " + told));
    }
}
