using Weir.Jobs;

namespace Weir.Schedules.Tests;

public sealed class JobDefinitionTests
{
    [Theory]
    [InlineData(null, "one", true)]
    [InlineData("one", "one", true)]
    [InlineData("One", "oNE", true)]
    [InlineData("one", "two", false)]
    public void A_definition_is_for_every_machine_or_for_the_one_that_it_names(string? machine, string of, bool isFor) =>
        Assert.Equal(
            isFor,
            new JobDefinition
            {
                Name = ObjectName.Parse("PAYROLL"),
                Schedule = ScheduleDefinition.AdHoc,
                Machine = machine,
            }.IsFor(of)
        );

    [Fact]
    public void A_job_without_a_schedule_belongs_to_AdHoc() => Assert.Equal(ObjectName.Parse("ADHOC"), ScheduleDefinition.AdHoc);
}
