using Weir.Definitions.Checks;
using Weir.Schedules;

namespace Weir.Definitions.Tests;

public sealed class BatchDefinitionTests
{
    [Theory]
    [InlineData("command: a | b", "/bin/sh\n-c\na | b")]
    [InlineData("command: [ tar, -czf, x y.tgz ]", "tar\n-czf\nx y.tgz")]
    public void A_command_is_a_line_for_the_shell_or_a_program_and_its_arguments(string command, string expected)
    {
        var reading = DefinitionReader.Read($"kind: job-definition\nname: J\ntype: batch\n{command}\n", "f");

        var job = (JobDefinition)Assert.Single(reading.Definitions).Subject;
        Assert.Equal(expected.Split('\n'), job.Command?.Arguments);
    }

    [Theory]
    [InlineData("type: batch\nuser: dba", "f:4:7: user is for a command, and there is none: needed is a line for the shell, or a list")]
    [InlineData("type: batch\nwindows: [ '22:00-23:00' ]", "windows cannot stand here: it is for job definitions of type batch")]
    [InlineData(
        "type: tracked\nuser: bob",
        "f:4:7: user is for job definitions of type batch: what somebody submitted runs as its submitter"
    )]
    [InlineData(
        "type: queued\nuser: bob",
        "f:4:7: user is for job definitions of type batch: what somebody submitted runs as its submitter"
    )]
    [InlineData("type: tracked\njobQueue: A/B", "f:4:11: jobQueue cannot act in a job definition of type tracked")]
    [InlineData(
        "type: queued\noutput: { onFull: end }",
        "onFull cannot stand here: it says what becomes of a job that writes more than max"
    )]
    [InlineData("type: queued\noutput: { copyTo: out }", "f:4:19: 'out' is not a value of copyTo: allowed is an absolute path")]
    [InlineData(
        "type: queued\noutput: { copyTo: '/out/[[$NAME]]' }",
        "'/out/[[$NAME]]' is not a value of copyTo: allowed is an absolute path"
    )]
    [InlineData("type: queued\noutput: { mailTo: ops }", "'ops' is not a value of mailTo: allowed is a list of mail addresses")]
    [InlineData("type: queued\noutput: { mailFrom: a@b }", "mailFrom cannot stand here: there is no mailTo")]
    [InlineData("type: queued\noutput: { spool: x }", "unknown key 'spool' in output")]
    [InlineData("type: external\noutput: { compress: true }", "output cannot act in a job definition of type external")]
    [InlineData("type: queued\nmessages: [ { message: x } ]", "a message rule has no match: needed is a regular expression")]
    [InlineData("type: queued\nmessages: { match: '(a)\\1' }", "f:4:20: '(a)\\1' is not a value of match: allowed is a regular expression")]
    [InlineData("type: queued\nmessages: { match: '(?=a)' }", "is not a value of match: allowed is a regular expression")]
    [InlineData("type: queued\nmessages: { match: a, result: lost }", "'lost' is not a value of result")]
    [InlineData("type: queued\nmessages: { match: a, times: 0 }", "'0' is not a value of times: allowed is 1 to 100")]
    [InlineData("type: external\nmessages: { match: a }", "messages cannot act in a job definition of type external")]
    [InlineData("type: queued\ndate: tomorrow", "f:4:7: 'tomorrow' is not a value of date: allowed is *SYSVAL")]
    [InlineData("type: captured", "f:1:1: a job definition of type captured has no capture: needed is the id of one of its machine")]
    [InlineData(
        "type: captured\ncapture: X\ncommand: y",
        "f:5:10: command is for job definitions of type batch: a captured job runs its capture"
    )]
    [InlineData("type: batch\ncommand: []", "f:4:10: a list is not a value of command")]
    [InlineData("type: batch\ncommand: x\ndirectory: data", "f:5:12: 'data' is not an absolute path")]
    [InlineData("type: batch\ncommand: x\nenvironment: [ 1A=b ]", "f:5:16: '1A=b' is not a value of environment")]
    [InlineData("type: batch\ncommand: x\nallowMultiple: true", "allowMultiple cannot act in a job definition of type batch")]
    [InlineData("type: batch\ncommand: x\nwindows: [ '22:00' ]", "'22:00' is not a value of windows: allowed is a list of HH:MM-HH:MM")]
    [InlineData(
        "type: batch\ncommand: x\nthresholds: [ ERRORS >= 3 ]",
        "'ERRORS >= 3' is not a value of thresholds: allowed is a list of NAME OPERATOR VALUE"
    )]
    [InlineData(
        "type: batch\ncommand: x\nexpressions: [ '[[OI.SITE]] = north' ]",
        "f:5:16: '[[OI.SITE]] = north' is not a value of expressions, character 1: 'north' is neither a name nor a text"
    )]
    [InlineData(
        "type: batch\ncommand: x\nexpressions:\n  - '[[TH.A]] > 1'\n  - '[[TH.A]] >'",
        "f:7:5: '[[TH.A]] >' is not a value of expressions, character 10: what begins at '>' cannot be read"
    )]
    [InlineData("type: batch\ncommand: x\nexpressions: { a: 1 }", "f:5:14: keys with values is not a value of expressions")]
    [InlineData("type: external\nexpressions: '[[TH.A]] > 1'", "expressions cannot act in a job definition of type external")]
    [InlineData("type: queued\nwindows: [ '22:00-23:00' ]", "windows cannot stand here: it is for job definitions of type batch")]
    [InlineData("type: batch\ncommand: x\nfiles: in.csv", "is not a value of files: allowed is an absolute path")]
    [InlineData(
        "type: batch\ncommand: x\nfiles: { path: '/in*/a' }",
        "path cannot stand here: allowed is an absolute path, with * and ? in its last part only"
    )]
    [InlineData("type: batch\ncommand: x\nfiles: { is: gone }", "a file has no path")]
    [InlineData("type: batch\ncommand: x\nfiles: { path: /a, is: gone, newer: 1h }", "newer cannot stand here: a file that is to be gone")]
    [InlineData("type: queued\nfiles: /a", "files cannot stand here: it is for job definitions of type batch")]
    [InlineData("type: queued\ncommand: x", "f:4:10: command is for job definitions of type batch: others run what was submitted")]
    [InlineData("type: tracked\nafter: A", "after cannot act in a job definition of type tracked")]
    [InlineData(
        "type: batch\ncommand: x\nafter: [ A:soon ]",
        "'A:soon' is not a value of after: allowed is a list of [SCHEDULE/]JOB[@DAYS][:OUTCOME]"
    )]
    public void What_cannot_be_is_named_with_its_place(string keys, string fault)
    {
        var reading = DefinitionReader.Read($"kind: job-definition\nname: J\n{keys}\n", "f");

        Assert.Contains(fault, string.Join('\n', reading.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tracked")]
    [InlineData("queued")]
    public void J36_J89_a_star_leaves_what_was_submitted_and_says_no_more_than_no_key(string type)
    {
        const string Stars =
            "machine: '*'\nuser: '*CURRENT'\njobQueue: '*'\njobDescription: '*'\npriority: '*'\nlimits: '*'\nservice: '*'\ndate: '*'\nmonitor: '*'\n";
        var head = $"kind: job-definition\nname: J\ntype: {type}\n";

        var starred = DefinitionReader.Read(head + Stars, "f");

        Assert.Empty(starred.Faults);
        Assert.Equal(Assert.Single(DefinitionReader.Read(head, "f").Definitions).Body, Assert.Single(starred.Definitions).Body);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("---\nkind: rule\nname: r\nwhen: { jobName: J }\ntype: queue\n", 0)]
    [InlineData("---\nkind: rule\nname: r\nwhen: { jobName: J }\ntype: track\n", 1)]
    public void J51_batch_says_queued_where_a_rule_brings_the_job_and_else_lacks_a_command(string rule, int faults)
    {
        var reading = DefinitionReader.Read($"kind: job-definition\nname: J\ntype: batch\npriority: 3\n{rule}", "f");
        Assert.Empty(reading.Faults);

        var found = CommandConflicts.Find(reading.Definitions);

        Assert.Equal(faults, found.Count);
        Assert.All(
            found,
            one => Assert.Contains("J of type batch has no command, and no rule of type queue", one.Text, StringComparison.Ordinal)
        );
    }
}
