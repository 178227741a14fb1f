using System.Text.Json;
using Weir.Jobs.Json;
using Weir.Jobs.Plans;

namespace Weir.Jobs.Tests.Plans;

public sealed class JobDependencyTests
{
    [Fact]
    public void A_container_is_one_copy_of_a_job_and_written_with_its_day()
    {
        var options = new JsonSerializerOptions { Converters = { new JobDependencyConverter() } };
        var container = JobDependency.OnContainer(ObjectName.ParseDay("Night_A[Sub]"), ObjectName.Parse("B$0001"));

        var json = JsonSerializer.Serialize(container, options);

        Assert.Equal("\"container Night_A[Sub]/B$0001\"", json);
        Assert.Equal(container, JsonSerializer.Deserialize<JobDependency>(json, options));
        Assert.True(container.IsAbout(ObjectName.Parse("b$0001")));
        Assert.False(container.IsAbout(ObjectName.Parse("B")));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<JobDependency>("\"container B\"", options));
    }

    [Theory]
    [InlineData("EXTRACT", null, "EXTRACT", DependencyOutcome.Succeeded, 0)]
    [InlineData("NIGHT/EXTRACT", "NIGHT", "EXTRACT", DependencyOutcome.Succeeded, 0)]
    [InlineData("LOAD*:ended", null, "LOAD*", DependencyOutcome.Ended, 0)]
    [InlineData("NIGHT/CLOSE@-1:failed", "NIGHT", "CLOSE", DependencyOutcome.Failed, -1)]
    [InlineData("CLOSE@+999", null, "CLOSE", DependencyOutcome.Succeeded, 999)]
    [InlineData("A@B", null, "A@B", DependencyOutcome.Succeeded, 0)]
    [InlineData("A:started", null, "A", DependencyOutcome.Started, 0)]
    [InlineData("A+90s", null, "A", DependencyOutcome.Succeeded, 0, 90)]
    [InlineData("NIGHT/A@+1:started+2h", "NIGHT", "A", DependencyOutcome.Started, 1, 7200)]
    [InlineData("A@-1+1d", null, "A", DependencyOutcome.Succeeded, -1, 86400)]
    public void What_a_job_waits_for_is_written_in_one_word(
        string text,
        string? schedule,
        string job,
        DependencyOutcome on,
        int days,
        int delay = 0
    )
    {
        Assert.True(JobDependency.TryParse(DependencyKind.After, text, out var dependency));

        Assert.Equal((schedule, job, on, days), (dependency.Schedule?.Text, dependency.Job, dependency.On, dependency.Days));
        Assert.Equal(delay, dependency.Delay.TotalSeconds);
        Assert.Equal(text, dependency.ToString());
    }

    [Theory]
    [InlineData(DependencyKind.After, "")]
    [InlineData(DependencyKind.After, "A/B/C")]
    [InlineData(DependencyKind.After, "A:")]
    [InlineData(DependencyKind.After, "A:maybe")]
    [InlineData(DependencyKind.After, "A@-1000")]
    [InlineData(DependencyKind.After, "A@+")]
    [InlineData(DependencyKind.After, "/A")]
    [InlineData(DependencyKind.After, "A B")]
    [InlineData(DependencyKind.After, "A+")]
    [InlineData(DependencyKind.After, "A+5")]
    [InlineData(DependencyKind.After, "A+0s")]
    [InlineData(DependencyKind.After, "A+32d")]
    [InlineData(DependencyKind.After, "A@+1d")]
    [InlineData(DependencyKind.After, "+5m")]
    [InlineData(DependencyKind.Conflict, "A+5m")]
    [InlineData(DependencyKind.Conflict, "A:failed")]
    [InlineData(DependencyKind.Exclude, "A@-1")]
    public void What_means_nothing_is_refused(DependencyKind kind, string text) => Assert.False(JobDependency.TryParse(kind, text, out _));

    [Fact]
    public void In_JSON_it_is_one_word_with_its_kind_before_it()
    {
        var options = new JsonSerializerOptions { Converters = { new JobDependencyConverter() } };
        Assert.True(JobDependency.TryParse(DependencyKind.Requires, "NIGHT/A@-1:ended+30m", out var dependency));

        var json = JsonSerializer.Serialize(dependency, options);

        Assert.Equal("\"requires NIGHT/A@-1:ended\\u002B30m\"", json);
        Assert.Equal(dependency, JsonSerializer.Deserialize<JobDependency>(json, options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<JobDependency>("\"before A\"", options));
    }
}
