using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Day.Tests.Planning;

/// <summary>What one frequency of a job adds to the runs that it brings.</summary>
public sealed class FrequencyComponentTests
{
    private static readonly RunComponents s_components = new()
    {
        Dependencies = [Night.Dependency("after OTHER")],
        Limits = [new LimitNeed(ObjectName.Parse("TAPE"), 2), new LimitNeed(ObjectName.Parse("DB"), 1)],
        When = "((DOCK)='FREE')",
        Windows = [new StartWindow(new TimeOnly(12, 0), new TimeOnly(13, 0))],
        Files = [new FileCondition { Path = "/in/b" }],
    };

    [Fact]
    public void Its_runs_have_it_beside_what_the_job_has()
    {
        var night = new Night(Night.Daily(), Night.Job("FIRST"), Night.Job("OTHER"), Load(new DateOnly(2026, 11, 30)));

        var load = night.The("LOAD");

        Assert.Equal(["FIRST", "OTHER"], load.Dependencies.Select(dependency => dependency.ToString()));
        Assert.Equal(["DB", "TAPE=3"], load.Limits.Select(need => need.ToString()).Order());
        Assert.Equal("((GATE)='OPEN')) AND (((DOCK)='FREE')", load.Plan!.Conditions!.When![1..^1]);
        Assert.Equal(["/in/a", "/in/b"], load.Plan.Conditions.Files.Select(file => file.Path));
        Assert.Equal(["22:00-06:00", "12:00-13:00"], load.Plan.Windows.Select(window => window.ToString()));
        night.End("FIRST");
        Assert.Contains("it comes after OTHER", night.Why("LOAD"), StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_of_other_frequencies_have_nothing_of_it()
    {
        var night = new Night(Night.Daily(), Night.Job("FIRST"), Night.Job("OTHER"), Load(new DateOnly(2026, 12, 1)));

        var load = night.The("LOAD");

        Assert.Equal(["FIRST"], load.Dependencies.Select(dependency => dependency.ToString()));
        Assert.Equal("((GATE)='OPEN')", load.Plan!.Conditions!.When);
    }

    [Fact]
    public void A_job_that_is_added_by_that_frequency_has_it()
    {
        var rare = new FrequencyDefinition(
            ObjectName.Parse("rare"),
            new Frequency { Dates = new OnDateRule(new DateOnly(2030, 1, 1), EveryYear: false), Components = s_components }
        );
        var night = new Night(
            new DefinitionSet
            {
                Schedules = [Night.Daily()],
                Frequencies = [rare],
                JobDefinitions = [Night.Job("OTHER"), Night.Job("LOAD") with { Frequencies = [FrequencyUse.Of(rare.Name)] }],
            }
        );

        night.Decide(new Inputs.AddJob(1, TestDay.Root, Night.Schedule, ObjectName.Parse("LOAD"), night.Today) { Frequency = rare.Name });

        Assert.Equal(["OTHER"], night.The("LOAD").Dependencies.Select(dependency => dependency.ToString()));
    }

    // By its first frequency on one date, and by another on all.
    private static JobDefinition Load(DateOnly date) =>
        Night.Job("LOAD", "after FIRST") with
        {
            Limits = [new LimitNeed(ObjectName.Parse("TAPE"), 3)],
            When = "((GATE)='OPEN')",
            Windows = [new StartWindow(new TimeOnly(22, 0), new TimeOnly(6, 0))],
            Files = [new FileCondition { Path = "/in/a" }],
            Frequencies =
            [
                FrequencyUse.Of(new Frequency { Dates = new OnDateRule(date, EveryYear: false), Components = s_components }),
                Night.EveryDay(),
            ],
        };
}
