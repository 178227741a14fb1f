using Weir.Definitions.Checks;

namespace Weir.Definitions.Tests;

public sealed class DependencyConflictsTests
{
    [Theory]
    [InlineData("A: B|B: C|C", "")]
    [InlineData("A: A", "AdHoc/A waits for itself: leave that dependency out, or say of which day the other is, as A@-1")]
    [InlineData("A: A@-1|B: B*", "")]
    [InlineData(
        "A: B|B: C|C: A|D: A",
        "AdHoc/A waits for AdHoc/B waits for AdHoc/C waits for AdHoc/A: none of them can ever start; leave one of the dependencies out"
    )]
    [InlineData("A: B@-1|B: A", "")]
    public void Who_waits_for_himself_around_a_circle_is_told_once(string jobs, string expected) =>
        Assert.Equal(expected, string.Join('|', DependencyConflicts.Find(Read(jobs)).Select(circle => circle.Text)));

    [Fact]
    public void A_chain_of_ten_thousand_is_no_circle()
    {
        var chain = string.Join('|', Enumerable.Range(0, 10_000).Select(i => $"J{i}: J{i + 1}"));

        Assert.Empty(DependencyConflicts.Find(Read(chain)));
        Assert.Single(DependencyConflicts.Find(Read($"{chain}|J10000: J0")));
    }

    [Theory]
    [InlineData("", "Books/ALL waits for Parts/X waits for Books/Y waits for Books/ALL: none of them can ever start")]
    [InlineData("@-1", "")]
    public void A_container_waits_for_the_jobs_of_its_sub_schedule(string day, string expected)
    {
        var reading = DefinitionReader.Read(
            "kind: job-definition\nname: ALL\nschedule: Books\ntype: container\nruns: Parts\n---\n"
                + $"kind: job-definition\nname: X\nschedule: Parts\ntype: batch\ncommand: x\nafter: [ Books/Y{day} ]\n---\n"
                + "kind: job-definition\nname: Y\nschedule: Books\ntype: batch\ncommand: x\nafter: [ ALL ]\n",
            "f"
        );
        Assert.Empty(reading.Faults);

        var found = string.Join('|', DependencyConflicts.Find(reading.Definitions).Select(circle => circle.Text));

        Assert.StartsWith(expected, found, StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0, found.Length == 0);
    }

    private static IReadOnlyList<Definition> Read(string jobs)
    {
        var yaml = string.Join(
            "---\n",
            jobs.Split('|')
                .Select(job => job.Split(": "))
                .Select(job =>
                    $"kind: job-definition\nname: {job[0]}\ntype: batch\ncommand: x\n{(job.Length > 1 ? $"after: [ \"{job[1]}\" ]\n" : "")}"
                )
        );
        var reading = DefinitionReader.Read(yaml, "f");
        Assert.Empty(reading.Faults);
        return reading.Definitions;
    }
}
