using Weir.Jobs;
using Weir.Schedules.Events;

namespace Weir.Schedules.Tests.Events;

public sealed class EventTextTests
{
    private static readonly EventScope s_scope = EventScope.Sample(ObjectName.Parse("Night"), ObjectName.Parse("LOAD"));

    /// <summary>Each form that is served, as it is written, and what it means.</summary>
    public static TheoryData<string, string> Forms =>
        new()
        {
            { "$JOB:ADD,2026-12-31,Night,LOAD", "AddJobAction Night/LOAD@2026-12-31 reopens" },
            { "$job:add,,Night,LOAD,nightly,A=1;b=2,N", "AddJobAction Night/LOAD nightly A=1 B=2" },
            { "$JOB:ADDHLD,,Night,LOAD", "AddJobAction Night/LOAD held reopens" },
            { "$JOB:HOLD,,Night,LOAD", "HoldJobAction Night/LOAD" },
            {
                "$JOB:HOLD,LATEST HELD,Night,LOAD,the disk, which is full",
                "HoldJobAction Night/LOAD@LATEST HELD (the disk, which is full)"
            },
            { "$JOB:RELEASE,NEXT,,LOAD", "ReleaseJobAction AdHoc/LOAD@NEXT" },
            { "$JOB:START,PREVIOUSREL,Night,LOAD", "StartJobAction Night/LOAD@PREVIOUSREL" },
            { "$JOB:CANCEL,20261231,Night,LOAD,too late", "CancelJobAction Night/LOAD@2026-12-31 (too late)" },
            { "$JOB:KILL,31-Dec-2026,Night,LOAD", "CancelJobAction Night/LOAD@2026-12-31" },
            { "$JOB:SKIP,CURRENT,Night,LOAD", "SkipJobAction Night/LOAD@CURRENT" },
            { "$JOB:RESTART,PREVIOUS,Night,LOAD", "RerunJobAction Night/LOAD@PREVIOUS" },
            { "$JOB:RESTARTHLD,,Night,LOAD,once more", "RerunJobAction Night/LOAD held (once more)" },
            { "$JOB:RESCHEDULE,,Night,LOAD,,90", "RescheduleJobAction Night/LOAD 90 from Now" },
            { "$JOB:RESCHEDULE,,Night,LOAD,T,0", "RescheduleJobAction Night/LOAD 0 from End" },
            { "$JOB:RESCHEDHLD,,Night,LOAD,S,1439", "RescheduleJobAction Night/LOAD 1439 from Start held" },
            { "$JOB:RESCHEDHLD,,Night,LOAD,,-15", "RescheduleJobAction Night/LOAD -15 from ItsStartTime held" },
            { "$JOB:PRIORITY,,Night,LOAD,9", "ChangeJobAction Night/LOAD 9 " },
            { "$JOB:MAXRUNTIME,,Night,LOAD,32767", "ChangeJobAction Night/LOAD  22.18:07:00" },
            { "$JOB:GOOD,NEXTREL,Night,LOAD", "MarkJobAction Night/LOAD@NEXTREL ok" },
            { "$JOB:BAD,EARLIEST,Night,LOAD", "MarkJobAction Night/LOAD@EARLIEST failed" },
            { "$JOB:REVIEW,EARLIEST NONCOMPLETE,Night,LOAD", "MarkJobAction Night/LOAD@EARLIEST NONCOMPLETE review" },
            { "$JOB:FIXED,,Night,LOAD", "MarkJobAction Night/LOAD fixed" },
            { "$VARIABLE:SET,,Night,LOAD,A.B,one, two", "SetVariableAction Night/LOAD A.B (one, two)" },
            { "$SCHEDULE:BUILD,2026-12-31,Night", "BuildScheduleAction Night@2026-12-31" },
            { "$SCHEDULE:BUILDHLD,,Night", "BuildScheduleAction Night held" },
            { "$SCHEDULE:BUILD,,Night,night.log,Y,SITE=west;MODE=full", "BuildScheduleAction Night replaces SITE=west MODE=full" },
            { "$SCHEDULE:BUILD,,Night,,N,,InstanceName=NORTH", "BuildScheduleAction Night of NORTH" },
            { "$SCHEDULE:HOLD,,Night", "HoldScheduleAction Night" },
            { "$SCHEDULE:START,,Night", "StartScheduleAction Night" },
            { "$SCHEDULE:CLOSE,,Night", "CloseScheduleAction Night" },
            { "$SCHEDULE:DELETE,,Night", "DeleteScheduleAction Night" },
            { "$SCHEDULE:RELEASE,LATEST WAITING,Night", "ReleaseScheduleAction Night@LATEST WAITING" },
            { "$RESOURCE:SET,TAPE,3", "SetLimitAction TAPE 3" },
            { "$RESOURCE:SET,TAPE,0,node-1", "SetLimitAction TAPE 0 on node-1" },
            { "$RESOURCE:RESET,TAPE", "ResetLimitAction TAPE" },
            { "$THRESHOLD:SET,ERRORS,3", "SetThresholdAction ERRORS 3" },
            { "$THRESHOLD:SET,ERRORS,-10", "SetThresholdAction ERRORS -10" },
            { "$THRESHOLD:DEL,ERRORS", "DeleteThresholdAction ERRORS" },
            { "$THRESHOLD:RENAME,ERRORS,FAULTS", "RenameThresholdAction ERRORS FAULTS" },
            { "$PROPERTY:ADD,SITE,NORTH 1", "SetPropertyAction OI.SITE (NORTH 1)" },
            { "$PROPERTY:SET,MI.RACK.node-1,7", "SetPropertyAction MI.RACK.node-1 (7) which is there" },
            { "$PROPERTY:DELETE,SI.COUNT.2026-11-30.Night", "DeletePropertyAction SI.COUNT.2026-11-30.Night" },
            { "$CALENDAR:ADD,feasts,2026-12-24;31-Dec-2026", "ChangeCalendarAction feasts adds 2026-12-24 2026-12-31" },
            { "$CALENDAR:DEL,feasts,20261224", "ChangeCalendarAction feasts removes 2026-12-24" },
            { "$MACHINE:STATUS,node-1,L", "SetDrainingAction node-1 drains" },
            { "$MACHINE:STATUS,node-1,u", "SetDrainingAction node-1" },
            { "$MACHINE:MAXJOBS,node-1,8", "SetSlotsAction node-1 8" },
            { "$POLICY:ACTIVATE,MONTHEND", "ActivatePolicyAction MONTHEND" },
            { "$WEIR:CLOSE,,the disk is full", "CloseWeirAction (the disk is full)" },
            { "$WEIR:CLOSE,A.B;C.D,hot, and loud", "CloseWeirAction A.B C.D (hot, and loud)" },
            { "$WEIR:OPEN", "OpenWeirAction" },
            { "$WEIR:OPEN,gradually", "OpenWeirAction gradually" },
            { "$CONSOLE:DISPLAY,one, two", "PostMessageAction Information (one, two)" },
            { "$NOTIFY:LOG,E,17,one, two", "PostMessageAction Error (one, two)" },
        };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Each_form_means_one_action(string written, string meaning)
    {
        Assert.True(EventText.TryParse(written, out var text, out var fault), fault);
        Assert.True(text.TryRead(s_scope, out var action, out fault), fault);

        Assert.Equal(meaning, Describe(action));
        Assert.True(EventText.TryParse(text.ToString(), out var again, out fault), fault);
        Assert.True(again.TryRead(s_scope, out var same, out fault), fault);
        Assert.Equal(meaning, Describe(same));
    }

    [Fact]
    public void Each_form_that_is_served_is_in_the_table()
    {
        var tried = Forms.Select(row => row.Data.Item1.Split(',')[0].ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(EventForms.All.Select(form => form.Name).Order(StringComparer.Ordinal), tried);
    }

    [Theory]
    [InlineData("", "'' is no event: allowed are $JOB:ADD, ")]
    [InlineData("$JOB:FLY,,Night,LOAD", "'$JOB:FLY' is no event: allowed are $JOB:ADD, ")]
    [InlineData("<EVENT><TYPE>JOB</TYPE></EVENT>", "events in XML are not taken")]
    [InlineData("$JOB:HOLD,,Night", "$JOB:HOLD needs JOB: $JOB:HOLD,DATE,SCHEDULE,JOB[,TEXT]")]
    [InlineData("$JOB:HOLD,soon,Night,LOAD", "'soon' is not a value of DATE in $JOB:HOLD")]
    [InlineData("$JOB:HOLD,NEXT HELD,Night,LOAD", "'NEXT HELD' is not a value of DATE")]
    [InlineData("$JOB:HOLD,2026-02-30,Night,LOAD", "'2026-02-30' is not a value of DATE")]
    [InlineData("$JOB:HOLD,,Ni ght,LOAD", "'Ni ght' is not a value of SCHEDULE")]
    [InlineData(
        "$JOB:HOLD,,Night,LOAD*",
        "'LOAD*' is not a value of JOB in $JOB:HOLD,DATE,SCHEDULE,JOB[,TEXT]: allowed is one name, without * and ?"
    )]
    [InlineData("$JOB:ADD,,Night,LOAD,nightly,A=1;A=2", "allowed is each name once")]
    [InlineData("$JOB:ADD,,Night,LOAD,,1A=1", "'1A=1' is not a value of PROPERTIES")]
    [InlineData("$JOB:ADD,,Night,LOAD,,,maybe", "'maybe' is not a value of REOPEN")]
    [InlineData("$JOB:ADD,,Night,LOAD,,,Y,N", "$JOB:ADD has at most 6 fields")]
    [InlineData("$SCHEDULE:HOLD,,Night,user,password", "$SCHEDULE:HOLD has at most 2 fields")]
    [InlineData("$THRESHOLD:SET,ERRORS", "$THRESHOLD:SET needs VALUE: $THRESHOLD:SET,THRESHOLD,VALUE; allowed is n for a value")]
    [InlineData("$THRESHOLD:SET,ERRORS,many", "'many' is not a value of VALUE")]
    [InlineData("$THRESHOLD:SET,AN-ERROR-OF-THE-NIGHT,1", "allowed is 1 to 20 letters")]
    [InlineData("$PROPERTY:ADD,SITE", "$PROPERTY:ADD needs VALUE: $PROPERTY:ADD,PROPERTY,VALUE; allowed is 1 to 4000 characters")]
    [InlineData("$PROPERTY:SET,MI.RACK,7", "'MI.RACK' is not a value of PROPERTY")]
    [InlineData("$CALENDAR:ADD,feasts", "$CALENDAR:ADD needs DATE")]
    [InlineData(
        "$CALENDAR:ADD,feasts,CURRENT",
        "'CURRENT' is not a value of DATE in $CALENDAR:ADD,CALENDAR,DATE;…: allowed is dates as 2026-12-31"
    )]
    [InlineData("$MACHINE:STATUS,node-1,D", "'D' is not a value of U/L in $MACHINE:STATUS,MACHINE,U/L: allowed is U, L")]
    [InlineData("$MACHINE:MAXJOBS,node-1,-1", "'-1' is not a value of SLOTS")]
    [InlineData("$RESOURCE:SET,TAPE,-1", "'-1' is not a value of MAXIMUM")]
    [InlineData("$RESOURCE:SET,TAPE,1000000", "allowed is 0 to 999999")]
    [InlineData("$WEIR:CLOSE", "$WEIR:CLOSE needs TEXT")]
    [InlineData("$WEIR:OPEN,slowly", "'slowly' is not a value of GRADUALLY")]
    [InlineData("$NOTIFY:LOG,X,1,text", "'X' is not a value of I/W/E")]
    [InlineData("$CONSOLE:DISPLAY", "$CONSOLE:DISPLAY needs TEXT")]
    [InlineData("$JOB:HOLD,,Night,[[$NOBODY]]", "there is no placeholder '$NOBODY': allowed are $DATE, ")]
    [InlineData("$JOB:HOLD,,Night,[[$JOB NAME", "'[[$JOB NAME' is not closed by ]]")]
    [InlineData("$JOB:HOLD,[[$SCHEDULE DATE(+3h)]],Night,LOAD", "there is no placeholder '$SCHEDULE DATE(+3h)'")]
    [InlineData("$JOB:HOLD,,Night,LOAD\u0007", "an event is one line without control characters")]
    public void What_is_wrong_is_named_with_what_is_allowed(string written, string why)
    {
        string? fault;
        var isRead = EventText.TryParse(written, out var text, out fault) && text.TryRead(s_scope, out _, out fault);

        Assert.False(isRead);
        Assert.Contains(why, fault, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault!);
    }

    public static TheoryData<string> Refused => [.. EventForms.Refused.Keys];

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_the_original_has_and_Weir_has_not_is_refused_with_what_there_is(string name)
    {
        Assert.False(EventText.TryParse($"{name},a,b,c", out _, out var fault));

        Assert.StartsWith($"{name} is not taken: ", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$JOB:TRACK")]
    [InlineData("$JOB:QUEUED")]
    [InlineData("$JOB:QUEUE")]
    public void What_agents_and_imports_tell_nobody_else_may(string name)
    {
        Assert.False(EventText.TryParse($"{name},,AdHoc,LOAD", out _, out var fault));

        Assert.Contains("it comes from agents and imports only", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused()
    {
        Assert.False(EventText.TryParse("$CONSOLE:DISPLAY," + new string('x', EventText.Longest), out _, out var fault));

        Assert.StartsWith("an event has at most 2000 characters", fault, StringComparison.Ordinal);
    }

    private static string Describe(EventAction action) =>
        action.GetType().Name
        + action switch
        {
            AddJobAction add =>
                $" {add.Job}{Some(add.Frequency)}{string.Concat(add.Properties.Select(property => $" {property.Name}={property.Value}"))}{(add.Held ? " held" : "")}{(add.Reopens ? " reopens" : "")}",
            HoldJobAction hold => $" {hold.Job}{Why(hold.Text)}",
            ReleaseJobAction release => $" {release.Job}{Why(release.Text)}",
            StartJobAction start => $" {start.Job}{Why(start.Text)}",
            CancelJobAction cancel => $" {cancel.Job}{Why(cancel.Text)}",
            SkipJobAction skip => $" {skip.Job}{Why(skip.Text)}",
            RerunJobAction rerun => $" {rerun.Job}{(rerun.Held ? " held" : "")}{Why(rerun.Text)}",
            RescheduleJobAction job => $" {job.Job} {job.To.Minutes} from {job.To.From}{(job.Held ? " held" : "")}",
            ChangeJobAction job => $" {job.Job} {job.Change.Priority} {job.Change.MaximumRunTime}",
            MarkJobAction mark => $" {mark.Job} {mark.As}{Why(mark.Text)}",
            SetVariableAction set => $" {set.Job} {set.Variable}{Why(set.Text)}",
            BuildScheduleAction build =>
                $" {build.Day}{(build.Held ? " held" : "")}{(build.Replaces ? " replaces" : "")}{(build.Instance is { } one ? $" of {one}" : "")}{string.Concat(build.Properties.Select(property => $" {property}"))}",
            HoldScheduleAction hold => $" {hold.Day}",
            StartScheduleAction start => $" {start.Day}",
            CloseScheduleAction close => $" {close.Day}",
            DeleteScheduleAction delete => $" {delete.Day}",
            ReleaseScheduleAction release => $" {release.Day}",
            SetLimitAction set => $" {set.Limit} {set.Maximum}{(set.Machine is { } machine ? $" on {machine}" : "")}",
            ResetLimitAction reset => $" {reset.Limit}{(reset.Machine is { } machine ? $" on {machine}" : "")}",
            SetThresholdAction set => $" {set.Threshold} {set.To}",
            DeleteThresholdAction delete => $" {delete.Threshold}",
            RenameThresholdAction rename => $" {rename.Threshold} {rename.To}",
            SetPropertyAction set => $" {set.Property}{Why(set.Value)}{(set.MustExist ? " which is there" : "")}",
            DeletePropertyAction delete => $" {delete.Property}",
            ChangeCalendarAction change =>
                $" {change.Calendar} {(change.Adds ? "adds" : "removes")}{string.Concat(change.Dates.Select(date => $" {date:yyyy-MM-dd}"))}",
            SetSlotsAction slots => $" {slots.Machine} {slots.Slots}",
            SetDrainingAction drain => $" {drain.Machine}{(drain.Draining ? " drains" : "")}",
            ActivatePolicyAction activate => $" {activate.Policy}",
            CloseWeirAction close => $"{string.Concat(close.Except.Select(group => $" {group}"))}{Why(close.Text)}",
            OpenWeirAction open => open.Gradually ? " gradually" : "",
            PostMessageAction post => $" {post.Severity}{Why(post.Text)}",
            _ => " unknown",
        };

    private static string Some(ObjectName? name) => name is { } given ? $" {given}" : "";

    private static string Why(string? text) => text is null ? "" : $" ({text})";
}
