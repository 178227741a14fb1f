using Weir.Definitions.Checks;

namespace Weir.Definitions.Tests;

/// <summary>What a frequency adds to runs beside what their job definition says, where both together cannot be.</summary>
public sealed class FrequencyConflictsTests
{
    private const string Batch = "type: batch\ncommand: x\n";

    [Theory]
    [InlineData(Batch + "after: A\nwindows: [ '22:00-06:00' ]\n", "day: 5\nafter: J@-1\nwindows: [ '12:00-13:00' ]\n", "")]
    [InlineData("", "day: 5\nafter: A\nlimits: [ T ]\nwhen: \"((D)='F')\"\n", "")]
    [InlineData(
        Batch,
        "day: 5\nafter: J\n",
        "job-definition Night/J, by frequency F: it waits for itself: leave that dependency out, or say of which day the other is, as J@-1"
    )]
    [InlineData(Batch, "day: 5\nrequires: Night/J\n", "job-definition Night/J, by frequency F: it waits for itself")]
    [InlineData(Batch, "day: 5\nrequires: Day/J\n", "")]
    [InlineData(
        "",
        "day: 5\nfiles: /in\n",
        "job-definition Night/J, by frequency F: files and windows are for job definitions of type batch"
    )]
    public void It_is_named_with_the_job_and_the_frequency(string job, string frequency, string expected) =>
        AssertFound(expected, job + "frequency: F\n", frequency);

    [Fact]
    public void The_bounds_of_a_job_hold_for_both_together()
    {
        var files = string.Join(", ", Enumerable.Range(1, 11).Select(i => $"/in/{i}"));
        var windows = string.Join(", ", Enumerable.Range(0, 11).Select(i => $"'0{i % 10}:0{i / 10}-0{i % 10}:30'"));
        var condition = $"((D)='{new string('x', 60)}'";
        condition = string.Join(" OR ", Enumerable.Repeat($"{condition})", 35));

        AssertFound(
            "its runs name 22 files, and 20 are the most",
            $"{Batch}files: [ {files} ]\nfrequency: F\n",
            $"day: 5\nfiles: [ {files} ]\n"
        );
        AssertFound(
            "its runs have 22 windows, and ",
            $"{Batch}windows: [ {windows} ]\nfrequency: F\n",
            $"day: 5\nwindows: [ {windows} ]\n"
        );
        AssertFound(
            "the conditions of both together are none, ",
            $"{Batch}when: \"{condition}\"\nfrequency: F\n",
            $"day: 5\nwhen: \"{condition}\"\n"
        );
    }

    [Fact]
    public void The_frequency_of_a_schedule_is_that_of_its_jobs_that_have_none()
    {
        const string Schedule = "kind: schedule\nname: Night\nfrequency: { day: 5, after: J }\n---\n";

        Assert.Contains("by a frequency of its own: it waits for itself", Text($"{Schedule}{Job(Batch)}"), StringComparison.Ordinal);
        Assert.Equal("", Text($"{Schedule}{Job($"{Batch}frequency: {{ day: 5 }}\n")}"));
        Assert.Equal("", Text($"{Schedule}{Job("")}"));
    }

    private static void AssertFound(string expected, string job, string frequency)
    {
        var text = Text($"kind: frequency\nname: F\n{frequency}---\n{Job(job)}");
        if (expected.Length == 0)
        {
            Assert.Equal("", text);
        }
        else
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }
    }

    private static string Job(string keys) => $"kind: job-definition\nname: J\nschedule: Night\n{keys}";

    private static string Text(string yaml)
    {
        var reading = DefinitionReader.Read(yaml, "f");
        Assert.Empty(reading.Faults);
        return string.Join('|', FrequencyConflicts.Find(reading.Definitions).Select(found => found.Text));
    }
}
