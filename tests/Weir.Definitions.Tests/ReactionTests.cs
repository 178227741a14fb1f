using Weir.Schedules;
using Weir.Schedules.Events;

namespace Weir.Definitions.Tests;

public sealed class ReactionTests
{
    [Theory]
    [InlineData("{ add: REPAIR }", "$JOB:ADD,,Night,REPAIR")]
    [InlineData(
        "{ add: Day/REPAIR@NEXT, frequency: f, properties: [ A=1, B=2 ], held: true, reopen: false }",
        "$JOB:ADDHLD,NEXT,Day,REPAIR,f,A=1;B=2,N"
    )]
    [InlineData("{ hold: LOAD, text: 'one, two' }", "$JOB:HOLD,,Night,LOAD,one, two")]
    [InlineData("{ release: LOAD@2026-12-31 }", "$JOB:RELEASE,2026-12-31,Night,LOAD")]
    [InlineData("{ start: 'LOAD@[[$SCHEDULE DATE(+1d)]]' }", "$JOB:START,[[$SCHEDULE DATE(+1d)]],Night,LOAD")]
    [InlineData("{ cancel: X@y }", "$JOB:CANCEL,,Night,X@y")]
    [InlineData("{ skip: LOAD }", "$JOB:SKIP,,Night,LOAD")]
    [InlineData("{ rerun: LOAD }", "$JOB:RESTART,,Night,LOAD")]
    [InlineData("{ rerun: LOAD, held: true }", "$JOB:RESTARTHLD,,Night,LOAD")]
    [InlineData("{ reschedule: LOAD, minutes: 15 }", "$JOB:RESCHEDULE,,Night,LOAD,,15")]
    [InlineData("{ reschedule: LOAD, from: end, minutes: 15, held: true }", "$JOB:RESCHEDHLD,,Night,LOAD,T,15")]
    [InlineData("{ reschedule: LOAD, minutes: '-15' }", "$JOB:RESCHEDULE,,Night,LOAD,,-15")]
    [InlineData("{ setPriority: LOAD, to: 1 }", "$JOB:PRIORITY,,Night,LOAD,1")]
    [InlineData("{ setMaxRunTime: Day/LOAD, to: 90 }", "$JOB:MAXRUNTIME,,Day,LOAD,90")]
    [InlineData("{ mark: LOAD }", "$JOB:GOOD,,Night,LOAD")]
    [InlineData("{ mark: LOAD, as: review }", "$JOB:REVIEW,,Night,LOAD")]
    [InlineData("{ setVariable: NIGHT.STATE, to: 'one, two' }", "$VARIABLE:SET,,Night,[[$JOB NAME]],NIGHT.STATE,one, two")]
    [InlineData("{ setVariable: STATE, of: Day/X, to: done }", "$VARIABLE:SET,,Day,X,STATE,done")]
    [InlineData("{ buildSchedule: Day, held: true }", "$SCHEDULE:BUILDHLD,,Day")]
    [InlineData("{ buildSchedule: Day, replace: true, properties: [ A=1, B=2 ] }", "$SCHEDULE:BUILD,,Day,,Y,A=1;B=2")]
    [InlineData("{ buildSchedule: Day, instance: NORTH }", "$SCHEDULE:BUILD,,Day,,,,InstanceName=NORTH")]
    [InlineData("{ holdSchedule: Day@CURRENT }", "$SCHEDULE:HOLD,CURRENT,Day")]
    [InlineData("{ releaseSchedule: Day }", "$SCHEDULE:RELEASE,,Day")]
    [InlineData("{ startSchedule: Day }", "$SCHEDULE:START,,Day")]
    [InlineData("{ closeSchedule: Day }", "$SCHEDULE:CLOSE,,Day")]
    [InlineData("{ deleteSchedule: Day@CURRENT }", "$SCHEDULE:DELETE,CURRENT,Day")]
    [InlineData("{ setLimit: TAPE, to: 3, machine: m1 }", "$RESOURCE:SET,TAPE,3,m1")]
    [InlineData("{ setThreshold: ERRORS, to: 3 }", "$THRESHOLD:SET,ERRORS,3")]
    [InlineData("{ setThreshold: ERRORS, to: +1 }", "$THRESHOLD:SET,ERRORS,+1")]
    [InlineData("{ setThreshold: ERRORS, to: \"-1\" }", "$THRESHOLD:SET,ERRORS,-1")]
    [InlineData("{ deleteThreshold: ERRORS }", "$THRESHOLD:DEL,ERRORS")]
    [InlineData("{ renameThreshold: ERRORS, to: FAULTS }", "$THRESHOLD:RENAME,ERRORS,FAULTS")]
    [InlineData("{ setProperty: SITE, to: NORTH }", "$PROPERTY:ADD,SITE,NORTH")]
    [InlineData("{ deleteProperty: MI.RACK.m1 }", "$PROPERTY:DELETE,MI.RACK.m1")]
    [InlineData("{ addDates: [ 2026-12-24, 2026-12-31 ], to: feasts }", "$CALENDAR:ADD,feasts,2026-12-24;2026-12-31")]
    [InlineData("{ removeDates: 2026-12-24, from: feasts }", "$CALENDAR:DEL,feasts,2026-12-24")]
    [InlineData("{ drain: m1 }", "$MACHINE:STATUS,m1,L")]
    [InlineData("{ resume: m1 }", "$MACHINE:STATUS,m1,U")]
    [InlineData("{ setSlots: m1, to: 8 }", "$MACHINE:MAXJOBS,m1,8")]
    [InlineData("{ resetLimit: TAPE }", "$RESOURCE:RESET,TAPE")]
    [InlineData("{ activatePolicy: MONTHEND }", "$POLICY:ACTIVATE,MONTHEND")]
    [InlineData("{ close: full, except: [ A.B ] }", "$WEIR:CLOSE,A.B,full")]
    [InlineData("{ open: gradually }", "$WEIR:OPEN,GRADUALLY")]
    [InlineData("{ message: 'LOAD, again', severity: error }", "$NOTIFY:LOG,E,,LOAD, again")]
    [InlineData("\"$job:hold,,Night,LOAD\"", "$JOB:HOLD,,Night,LOAD")]
    public void Keys_and_commas_say_the_same(string written, string expected)
    {
        var job = Job($"on: {{ failed: {written} }}");

        var reaction = Assert.Single(job.On);
        Assert.Equal((EventTrigger.Failed, expected), (reaction.On, reaction.Event.ToString()));
    }

    [Fact]
    public void Each_trigger_has_its_actions_in_their_order()
    {
        var job = Job("on:\n  succeeded: [ { release: A }, { release: B } ]\n  late: { message: late }\n  lost: { hold: C }");

        Assert.Equal(
            ["Succeeded $JOB:RELEASE,,Night,A", "Succeeded $JOB:RELEASE,,Night,B", "Late $NOTIFY:LOG,I,,late", "Lost $JOB:HOLD,,Night,C"],
            job.On.Select(reaction => $"{reaction.On} {reaction.Event}")
        );
    }

    [Fact]
    public void A_schedule_answers_that_its_day_is_completed()
    {
        var reading = DefinitionReader.Read("kind: schedule\nname: Night\non: { completed: { buildSchedule: Day } }\n", "f");

        var schedule = (ScheduleDefinition)Assert.Single(reading.Definitions).Subject;
        Assert.Equal("$SCHEDULE:BUILD,,Day", Assert.Single(schedule.On).Event.ToString());
    }

    [Theory]
    [InlineData("on: { failed: { fly: LOAD } }", "an action has one verb, and none found: allowed are add, hold, release")]
    [InlineData("on: { failed: { hold: A, release: B } }", "an action has one verb, and hold, release found")]
    [InlineData("on: { failed: { hold: A, test: B } }", "unknown key 'test' in failed: did you mean text?")]
    [InlineData("on: { failled: { hold: A } }", "unknown key 'failled' in on: did you mean failed?")]
    [InlineData("on: { completed: { hold: A } }", "unknown key 'completed' in on")]
    [InlineData("on: { failed: [ [ A ] ] }", "allowed is an event such as")]
    [InlineData("on: { failed: \"$JOB:TRACK,,AdHoc,A\" }", "$JOB:TRACK is not taken: it comes from agents and imports only")]
    [InlineData("on: { failed: { hold: 'A*' } }", "'A*' is not a value of JOB")]
    [InlineData("on: { failed: { hold: 'A@[[$NOTHING]]' } }", "there is no placeholder '$NOTHING'")]
    [InlineData("on: { failed: { hold: 'A,B' } }", "a comma stands where none may")]
    [InlineData("on: { failed: { setLimit: TAPE } }", "has no to: needed is its maximum")]
    [InlineData("on: x", "'x' is not a value of on: allowed is keys started, succeeded")]
    public void What_cannot_be_is_named_with_its_place(string keys, string why)
    {
        var reading = DefinitionReader.Read($"kind: job-definition\nname: J\nschedule: Night\n{keys}\n", "f");

        var faults = string.Join('\n', reading.Faults);
        Assert.Contains(why, faults, StringComparison.Ordinal);
        Assert.Contains("f:4:", faults, StringComparison.Ordinal);
    }

    private static JobDefinition Job(string keys)
    {
        var reading = DefinitionReader.Read($"kind: job-definition\nname: J\nschedule: Night\n{keys}\n", "f");
        Assert.Empty(reading.Faults);
        return (JobDefinition)Assert.Single(reading.Definitions).Subject;
    }
}
