using Weir.Definitions.Checks;
using Weir.Schedules;

namespace Weir.Definitions.Tests;

/// <summary>Sub-schedules, and the containers that they run in.</summary>
public sealed class ContainerTests
{
    [Fact]
    public void A_container_names_its_sub_schedule_and_gives_it_properties()
    {
        var reading = DefinitionReader.Read(
            "kind: job-definition\nname: LOADS\nschedule: Night\ntype: container\nruns: Sub\nproperties: { SITE: north, MODE: full }\n",
            "f"
        );

        var job = (JobDefinition)Assert.Single(reading.Definitions).Subject;
        Assert.Equal(("Sub", "SITE=north MODE=full"), (job.Container?.Runs.Text, string.Join(' ', job.Container!.Properties)));
        Assert.True(job.IsPlanned);
    }

    [Theory]
    [InlineData("type: container", "f:1:1: a job definition of type container has no runs: needed is the name of a sub-schedule")]
    [InlineData("type: container\nruns: a b", "f:5:7: 'a b' is not a value of runs: allowed is the name of a sub-schedule")]
    [InlineData(
        "type: container\nruns: Sub\ncommand: x",
        "f:6:10: command is for job definitions of type batch: a container runs a sub-schedule"
    )]
    [InlineData("type: container\nruns: Sub\nmachine: m", "f:6:10: machine cannot act in a job definition of type container")]
    [InlineData("type: container\nruns: Sub\nok: 0-4", "f:6:5: ok cannot act in a job definition of type container")]
    [InlineData("type: container\nruns: Sub\njobQueue: A/B", "f:6:11: jobQueue cannot act in a job definition of type container")]
    [InlineData("type: container\nruns: Sub\nfiles: /a", "files cannot stand here: it is for job definitions of type batch")]
    [InlineData("type: container\nruns: Sub\nproperties: x", "f:6:13: properties has no properties: allowed is { NAME: value }")]
    [InlineData("type: container\nruns: Sub\nproperties: { A: x, A: y }", "stands twice")]
    [InlineData("type: queued\nruns: Sub", "f:5:7: runs cannot stand here: it is for job definitions of type container")]
    [InlineData("type: queued\nproperties: { A: x }", "f:5:13: properties cannot stand here: it is for job definitions of type container")]
    public void What_cannot_be_is_named_with_its_place(string keys, string fault) =>
        AssertFault($"kind: job-definition\nname: J\nschedule: Night\n{keys}\n", fault);

    [Theory]
    [InlineData("build: { days: 1 }", "f:4:8: build cannot stand here: the days of a sub-schedule are built with those of its containers")]
    [InlineData("instances: many", "f:4:12: instances cannot stand here: a sub-schedule has an instance in each of its containers")]
    [InlineData("subSchedule: maybe", "'maybe' is not a value of subSchedule")]
    public void A_sub_schedule_says_nothing_that_its_containers_say(string keys, string fault) =>
        AssertFault(
            $"kind: schedule\nname: Sub\n{(keys.StartsWith("sub", StringComparison.Ordinal) ? "" : "subSchedule: true\n")}{keys}\n",
            fault
        );

    [Fact]
    public void A_container_is_on_no_AdHoc() =>
        AssertFault(
            "kind: job-definition\nname: J\ntype: container\nruns: Sub\n",
            "is on AdHoc, which is not built: name another schedule"
        );

    [Theory]
    [InlineData("Night/A>Sub", "Night|Sub*", "")]
    [InlineData("Night/A>Sub", "Night", "job-definition Night/A runs sub-schedule Sub, which there is not: there is no sub-schedule yet")]
    [InlineData(
        "Night/A>Sub",
        "Night|Sub|Other*",
        "job-definition Night/A runs schedule Sub, which is no sub-schedule: say subSchedule: true there; allowed are Other"
    )]
    [InlineData("Night/A>Sub|Sub/B>Sub", "Night|Sub*", "a sub-schedule cannot contain itself: Sub/B runs Sub")]
    [InlineData(
        "Night/A>S1|S1/B>S2|S2/C>S1|S2/D>S3",
        "Night|S1*|S2*|S3*",
        "a sub-schedule cannot contain itself: S1/B runs S2, S2/C runs S1"
    )]
    [InlineData("Night/A>S1|Night/B>S1|S1/C>S2|Night/D>S2", "Night|S1*|S2*", "")]
    public void What_a_container_runs_is_a_sub_schedule_that_does_not_contain_itself(string containers, string schedules, string expected)
    {
        var found = string.Join('|', SubScheduleConflicts.Find(Read(containers, schedules)).Select(conflict => conflict.Text));

        Assert.StartsWith(expected, found, StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0, found.Length == 0);
    }

    [Fact]
    public void Names_that_become_too_long_are_told_before_they_are()
    {
        string[] names = [.. Enumerable.Range(0, 4).Select(i => new string((char)('A' + i), 60))];
        var containers = string.Join('|', names.Select((name, i) => $"{(i == 0 ? "Night" : names[i - 1])}/X>{name}"));

        Assert.Contains(
            "whose days would have names of 261 characters, and 255 are the most",
            Assert.Single(SubScheduleConflicts.Find(Read(containers, $"Night|{string.Join('|', names.Select(name => $"{name}*"))}"))).Text,
            StringComparison.Ordinal
        );
    }

    private static IReadOnlyList<Definition> Read(string containers, string schedules)
    {
        var yaml = string.Join(
            "---\n",
            schedules
                .Split('|')
                .Select(name => $"kind: schedule\nname: {name.TrimEnd('*')}\nsubSchedule: {(name.EndsWith('*') ? "true" : "false")}\n")
                .Concat(
                    containers
                        .Split('|')
                        .Select(text => text.Split('/', '>'))
                        .Select(part => $"kind: job-definition\nschedule: {part[0]}\nname: {part[1]}\ntype: container\nruns: {part[2]}\n")
                )
        );
        var reading = DefinitionReader.Read(yaml, "f");
        Assert.Empty(reading.Faults);
        return reading.Definitions;
    }

    private static void AssertFault(string yaml, string fault) =>
        Assert.Contains(fault, string.Join('\n', DefinitionReader.Read(yaml, "f").Faults), StringComparison.Ordinal);
}
