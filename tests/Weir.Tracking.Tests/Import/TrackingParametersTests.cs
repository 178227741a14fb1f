using Weir.Jobs;
using Weir.Tracking.Import;

namespace Weir.Tracking.Tests.Import;

public sealed class TrackingParametersTests
{
    [Fact]
    public void Records_of_the_original_are_rules_with_its_flags_and_defaults()
    {
        var read = TrackingParameters.Read(
            """
            # as the original exports it
            jobname,jobname_ps,jobuser,jobque,jobqli,skdname,skddate,freqname,typ,aut
            ???GLPOST,P,*ALL,QBATCH,QGPL,NIGHT-$PREFIX,LATEST,WORKDAYS,Q,

            LOAD,,ALICE,,,,,,T,A
            """
        );

        Assert.Empty(read.Faults);
        Assert.Equal([3, 5], read.Rules.Select(one => one.Line));
        var queued = read.Rules[0].Rule;
        Assert.Equal(
            ("???GLPOST", "QGPL/QBATCH", "NIGHT-$PREFIX", "LATEST", "WORKDAYS"),
            (queued.JobName.Text, queued.JobQueueText, queued.Schedule.Text, queued.ScheduleDate!.ToString(), queued.Frequency!.Text)
        );
        Assert.Equal("NIGHT-A25", queued.ScheduleOf(ObjectName.Parse("A25GLPOST")).Text);
        var tracked = read.Rules[1].Rule;
        Assert.Equal(
            ("LOAD", "ALICE", "*ALL/*ALL", "AdHoc", TrackType.Track, AutomaticTracking.Allow),
            (tracked.JobName.Text, tracked.User.Text, tracked.JobQueueText, tracked.Schedule.Text, tracked.Type, tracked.Automatic)
        );
    }

    [Theory]
    [InlineData("A", "", AutomaticTracking.Allow)]
    [InlineData("T", "a", AutomaticTracking.Allow)]
    [InlineData("Q", "P", AutomaticTracking.Prevent)]
    [InlineData("A", "B", AutomaticTracking.Prevent)]
    [InlineData("P", "", null)]
    [InlineData("", "", null)]
    public void J107_The_flag_is_A_or_P_and_the_B_of_the_older_manual(string type, string automatic, AutomaticTracking? expected) =>
        Assert.Equal(expected, Assert.Single(TrackingParameters.Read($"JOBNAME\tTYP\tAUT\nX\t{type}\t{automatic}\n").Rules).Rule.Automatic);

    [Theory]
    [InlineData("CURRENT", "Q")]
    [InlineData(null, "T")]
    public void A_record_without_a_date_is_of_the_current_one(string? date, string type) =>
        Assert.Equal(date, Assert.Single(TrackingParameters.Read($"JOBNAME;TYP\nX;{type}").Rules).Rule.ScheduleDate?.ToString());

    [Theory]
    [InlineData("?X,,Q,", "JOBNAME ?X has ? without the flag P or S")]
    [InlineData("X,P,Q,", "JOBNAME X has the flag P and does not begin with ?")]
    [InlineData("?X,S,Q,", "JOBNAME ?X has the flag S and does not end with ?")]
    [InlineData("?X?,P,Q,", "JOBNAME ?X? has the flag P and ? elsewhere")]
    [InlineData("?X?,S,Q,", "JOBNAME ?X? has the flag S and ? elsewhere")]
    [InlineData("X,Z,Q,", "JOBNAME_PS 'Z' is no flag: allowed are P, S and nothing")]
    [InlineData("X,,Z,", "TYP 'Z' is none: allowed are T, Q, P, A and nothing")]
    [InlineData("X,,T,C", "AUT 'C' is none: allowed are A, P, B and nothing")]
    [InlineData("X,,Q,A", "a rule of type queue cannot allow automatic tracking")]
    [InlineData("-X,,Q,", "'-X' is no filter for jobName")]
    [InlineData("X,Q", "the record has 2 fields, and the first line names 4 columns")]
    public void A_record_that_makes_no_rule_is_named_with_its_line(string record, string beginning)
    {
        var read = TrackingParameters.Read($"JOBNAME,JOBNAME_PS,TYP,AUT\n{record}\nGOOD,,T,\n");

        var fault = Assert.Single(read.Faults);
        Assert.Equal(2, fault.Line);
        Assert.StartsWith(beginning, fault.Text, StringComparison.Ordinal);
        Assert.Equal("GOOD", Assert.Single(read.Rules).Rule.Name.Text);
    }

    [Theory]
    [InlineData("X,Q\n", "'X' is no column")]
    [InlineData("TYP\nQ\n", "there is no column JOBNAME")]
    [InlineData("JOBNAME,JOBNAME\nX,X\n", "a column stands there twice")]
    public void A_first_line_that_names_no_columns_is_refused(string text, string beginning)
    {
        var read = TrackingParameters.Read(text);

        Assert.Empty(read.Rules);
        Assert.StartsWith(beginning, Assert.Single(read.Faults).Text, StringComparison.Ordinal);
        Assert.EndsWith(TrackingParameters.Columns, read.Faults[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_records_with_one_filter_the_first_is_taken()
    {
        var read = TrackingParameters.Read("JOBNAME,TYP\nX,T\nX,Q\n");

        Assert.Equal(TrackType.Track, Assert.Single(read.Rules).Rule.Type);
        Assert.Equal(
            "there is a record of the same filter before, which made rule X: of two the first decides",
            Assert.Single(read.Faults).Text
        );
    }
}
