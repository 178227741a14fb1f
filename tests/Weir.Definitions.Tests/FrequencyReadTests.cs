using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Definitions.Tests;

public sealed class FrequencyReadTests
{
    [Fact]
    public void A_job_has_a_frequency_by_name_or_of_its_own_or_several_of_both()
    {
        Assert.Equal("month-end", Assert.Single(Job("frequency: month-end").Frequencies).Name?.Text);

        var own = Assert.Single(Job("frequency: { cron: '0 2 * * *' }").Frequencies).Own;
        Assert.Equal("0 2 * * *", Assert.IsType<CronRule>(own?.Dates).Expression);

        var several = Job("frequency: [ month-end, { weekdays: [ Mon, Fri ], build: held } ]").Frequencies;
        Assert.Equal(["month-end", null], several.Select(use => use.Name?.Text));
        Assert.Equal(BuildStatus.Held, several[1].Own?.Build);
    }

    [Fact]
    public void What_is_said_twice_counts_once_and_lists_have_their_order()
    {
        var reading = Read("kind: calendar\nname: C\ndates: [ 2026-12-25, 2026-01-01, 2026-12-25 ]\n");

        Assert.Equal(
            [new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 25)],
            Assert.IsType<Calendar>(Assert.Single(reading.Definitions).Subject).Dates
        );
    }

    [Theory]
    [InlineData("weeks: odd", "f:1:1: nothing says which dates the frequency has: allowed is one of cron, weekdays, date, day")]
    [InlineData("weekdas: [ Mon ]", "unknown key 'weekdas' in frequency: did you mean weekdays? allowed are")]
    [InlineData("day: 5\nend: month", "day, end say which dates the frequency has: allowed is one of")]
    [InlineData("cron: '61 * * * *'", "3:7: '61 * * * *' is not a value of cron: allowed is five fields as in cron")]
    [InlineData("cron: '@reboot'", "3:7: '@reboot' is not a value of cron: allowed is five fields")]
    [InlineData("cron: '0 2 * * *'\ntimes: [ '03:00' ]", "4:8: times cannot stand here: cron says the times")]
    [InlineData("weekdays: [ Mon, Tues ]", "3:18: 'Tues' is not a value of weekdays: allowed is a list of Sun, Mon")]
    [InlineData("weekdays: [ ]", "is not a value of weekdays: allowed is at least one of Sun")]
    [InlineData("weekdays: [ Mon ]\nweeks: third", "'third' is not a value of weeks: allowed is all, odd, even")]
    [InlineData("weekdays: [ Mon ]\noccurrence: 6", "'6' is not a value of occurrence: allowed is 1 to 5, last")]
    [InlineData("weekdays: [ Mon ]\noccurrence: 1\nperiod: week", "'week' is not a value of period: allowed is month, quarter, year")]
    [InlineData("weekdays: [ Mon ]\neveryWeeks: 2", "has no since: needed is a date YYYY-MM-DD")]
    [InlineData("day: 32", "'32' is not a value of day: allowed is 1 to 31")]
    [InlineData("monthDays: [ 0 ]", "'0' is not a value of monthDays: allowed is a list of days of the month, 1 to 31")]
    [InlineData("date: 2026-02-29", "'2026-02-29' is not a value of date: allowed is a date YYYY-MM-DD")]
    [InlineData("begin: month\noffset: -1", "'-1' is not a value of offset: allowed is 0 to 15 working days, which stay within the period")]
    [InlineData("end: month\noffset: 1", "'1' is not a value of offset: allowed is -15 to 0 working days, which stay within the period")]
    [InlineData("end: week\noffset: -7", "'-7' is not a value of offset: allowed is -6 to 0 working days, which stay within the period")]
    [InlineData("day: 5\noffset: 1", "offset cannot stand here: it counts from begin, end and calendar")]
    [InlineData("calendar: C\nnonWorking: before", "nonWorking cannot stand here: the dates of a calendar are taken as they are")]
    [InlineData("end: month\nnonWorking: before", "nonWorking cannot stand here: dates of this rule are not moved")]
    [InlineData("weekdays: [ Mon ]\nnonWorking: never", "'never' is not a value of nonWorking: allowed is after, on, before, not")]
    [InlineData("day: 5\nfrom: 2026-02-01\nuntil: 2026-01-01", "until cannot stand here: it is before from")]
    [InlineData("day: 5\nexcludeMonths: [ August ]", "'August' is not a value of excludeMonths: allowed is a list of Jan, Feb")]
    [InlineData("day: 5\nbuild: maybe", "'maybe' is not a value of build: allowed is released, held, skip, doNotSchedule, disabled")]
    [InlineData(
        "day: 5\nstartOffset: 100h",
        "'100h' is not a value of startOffset: allowed is a time as 90s, 15m, 2h or 1d, from 0s to 5999m"
    )]
    [InlineData("day: 5\nagain: { every: 10 }", "'10' is not a value of every: allowed is a time as 90s")]
    [InlineData("day: 5\nagain: { runs: 3 }", "again has no every")]
    [InlineData("day: 5\nagain: { every: 10m, from: middle }", "'middle' is not a value of from: allowed is start, end")]
    [InlineData("day: 5\ntimes: [ '01:00', '02:00' ]\nagain: { every: 10m, from: end }", "5:28: from cannot stand here: runs can follow")]
    [InlineData("cron: '0 * * * *'\nagain: { every: 10m, from: end }", "from cannot stand here: runs can follow")]
    [InlineData("day: 5\nretry: { attempts: 0 }", "'0' is not a value of attempts: allowed is 1 to 999")]
    [InlineData("day: 5\nretry: { attempts: 2, factor: 11 }", "'11' is not a value of factor: allowed is 1 to 10")]
    [InlineData("day: 5\nafter: [ 'A B' ]", "'A B' is not a value of after: allowed is a list of [SCHEDULE/]JOB")]
    [InlineData("day: 5\nwhen: free", "4:7: 'free' is not a condition on job variables")]
    [InlineData("day: 5\nwindows: [ 22 ]", "'22' is not a value of windows: allowed is a list of")]
    [InlineData("day: 5\nfiles: here", "'here' is not a value of files")]
    [InlineData("day: 5\nlimits: [ TAPE=0 ]", "'TAPE=0' is not a value of limits: allowed is a list of NAME, NAME=n")]
    [InlineData("day: 5\non: { failed: { message: '[[$NOTHING]]' } }", "there is no placeholder '$NOTHING'")]
    [InlineData("day: 5\non: { completed: { message: x } }", "unknown key 'completed' in on")]
    public void What_is_wrong_with_a_frequency_is_named_with_its_place_and_what_is_allowed(string keys, string fault) =>
        Assert.Contains(
            fault,
            string.Join('\n', Read($"kind: frequency\nname: F\n{keys}\n").Faults.Select(found => found.ToString())),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("zone: Europe/Atlantis", "3:7: 'Europe/Atlantis' is not a value of zone: allowed is the name of a time zone")]
    [InlineData("startTime: 25h", "'25h' is not a value of startTime: allowed is a time of day as HH:MM or HH:MM:SS")]
    [InlineData("instances: some", "'some' is not a value of instances: allowed is many, or names with their properties")]
    [InlineData("instances: { }", "there are 0 instances: allowed are 1 to 100, or many")]
    [InlineData("instances: { 'A B': { } }", "3:14: 'A B' is not the name of an instance: allowed is 1 to 64 letters")]
    [InlineData("instances: { A: { }, a: { } }", "3:22: instance a stands twice")]
    [InlineData("instances: { A: north }", "'north' is not the properties of an instance: allowed is { NAME: value }")]
    [InlineData("instances: { A: { SITE: 'a;b' } }", "3:19: 'SITE' is not a property: allowed is NAME=VALUE")]
    [InlineData("instances: { A: { SITE: x, site: y } }", "property SITE stands twice, or is the instance's name")]
    [InlineData("instances: { A: { InstanceName: x } }", "property INSTANCENAME stands twice, or is the instance's name")]
    [InlineData("workdays: [ ]", "is not a value of workdays: allowed is at least one of Sun")]
    [InlineData("build: { ahead: -1 }", "'-1' is not a value of ahead: allowed is 0 to 366")]
    [InlineData("overlap: never", "'never' is not a value of overlap: allowed is allow, skip, queue, latest")]
    [InlineData("missed: { start: some }", "'some' is not a value of start: allowed is skip, latest, all")]
    [InlineData("missed: { within: 32d }", "'32d' is not a value of within: allowed is a time as 90s, 15m, 2h or 1d, from 1m to 31d")]
    [InlineData(
        "frequency: '0 2 * * *'",
        "'0 2 * * *' is not a value of frequency: allowed is the name of a frequency, keys of one such as"
    )]
    public void What_is_wrong_with_a_schedule_is_named_with_its_place_and_what_is_allowed(string keys, string fault) =>
        Assert.Contains(
            fault,
            string.Join('\n', Read($"kind: schedule\nname: S\n{keys}\n").Faults.Select(found => found.ToString())),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_job_that_goes_at_once_has_no_frequency() =>
        Assert.Contains(
            "frequency cannot act in a job definition of type tracked",
            Assert.Single(Read("kind: job-definition\nname: J\ntype: tracked\nfrequency: F\n").Faults).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void An_action_of_a_frequency_means_the_schedule_of_the_job_that_it_brings()
    {
        var named = Assert.IsType<FrequencyDefinition>(
            Assert.Single(Read("kind: frequency\nname: F\nday: 5\non: { failed: { release: LOAD } }\n").Definitions).Subject
        );
        var own = Assert.Single(Job("frequency: { day: 5, on: { failed: { release: LOAD } } }").Frequencies).Own!;

        Assert.Equal("$JOB:RELEASE,,[[$SCHEDULE NAME]],LOAD", Assert.Single(named.Frequency.Components.On).Event.ToString());
        Assert.Equal("$JOB:RELEASE,,S,LOAD", Assert.Single(own.Components.On).Event.ToString());
    }

    private static JobDefinition Job(string keys)
    {
        var reading = Read($"kind: job-definition\nname: J\nschedule: S\n{keys}\n");
        Assert.Empty(reading.Faults);
        return Assert.IsType<JobDefinition>(Assert.Single(reading.Definitions).Subject);
    }

    private static DefinitionReading Read(string yaml) => DefinitionReader.Read(yaml, "f");
}
