using FsCheck;
using FsCheck.Fluent;
using Weir.Capacity;
using Weir.Definitions.Checks;
using Weir.Schedules;
using Weir.Tracking.Rules;

namespace Weir.Definitions.Tests;

public sealed class ReadTests
{
    [Fact]
    public void A_job_definition_names_its_variable_and_its_condition_or_the_fault_has_its_place()
    {
        var good = DefinitionReader.Read("kind: job-definition\nname: SHIP\nmonitor: ship.job\nwhen: \"((DOCK)='FREE')\"\n", "a.yaml");
        var job = Assert.IsType<JobDefinition>(Assert.Single(good.Definitions).Subject);
        Assert.Equal(("SHIP.JOB", "((DOCK)='FREE')"), (job.Monitor, job.When));

        var bad = DefinitionReader.Read("kind: job-definition\nname: SHIP\nmonitor: '#TMP'\nwhen: (DOCK)\n", "a.yaml");
        Assert.Equal([3, 4], bad.Faults.Select(fault => fault.Line).Order());
    }

    [Fact]
    public void A_key_that_cannot_act_is_refused_in_a_file_and_read_from_the_store()
    {
        const string Tracked = "kind: job-definition\nname: SEEN\ntype: tracked\nok: 0-9\n";
        Assert.Empty(DefinitionReader.Read(Tracked, "a.yaml").Faults);

        var bad = DefinitionReader.Read(Tracked + "priority: 3\nlimits: [ TAPE ]\nhold: false\n", "a.yaml");
        Assert.Equal([5, 6], bad.Faults.Select(fault => fault.Line));
        Assert.StartsWith("priority cannot act in a job definition of type tracked", bad.Faults[0].Text, StringComparison.Ordinal);
        Assert.Empty(bad.Definitions);

        var stored = DefinitionReader.ReadStored("job-definition", """{"name":"SEEN","schedule":"AdHoc","type":"tracked","priority":3}""");
        Assert.Equal(3, Assert.IsType<JobDefinition>(stored.Subject).Priority);
        var finding = Assert.Single(DefinitionLint.Check([stored]));
        Assert.Equal("without-effect", finding.Code);
    }

    [Fact]
    public void A_file_holds_several_documents_of_several_kinds()
    {
        var reading = DefinitionReader.Read(
            """
            kind: rule
            name: month-end
            when: { jobName: "MONTH*", user: "*ALL", jobDescription: "*ALL/*ALL", jobQueue: "*ALL/*ALL" }
            type: queue
            schedule: AdHoc
            ---
            # the job itself
            kind: job-definition
            name: MONTHEND
            schedule: AdHoc
            type: queued
            hold: false
            notBefore: "22:30"
            limits: [ TAPE, DB=2 ]
            ok: 0-4
            ---
            kind: job-queue
            name: AT/b
            maximum: 2
            ---
            kind: limit
            name: TAPE
            maximum: 3
            ---
            kind: machine
            name: node-1
            slots: 8
            draining: true
            ---
            kind: schedule
            name: Night
            hold: true
            """,
            "month.yaml"
        );

        Assert.Equal([], reading.Faults.Select(fault => fault.ToString()));
        Assert.Equal(
            ["rule month-end", "job-definition AdHoc/MONTHEND", "job-queue AT/b", "limit TAPE", "machine node-1", "schedule Night"],
            reading.Definitions.Select(definition => definition.ToString())
        );
        Assert.Equal("MONTH*", Assert.IsType<TrackingRule>(reading.Definitions[0].Subject).JobName.Text);
        var job = Assert.IsType<JobDefinition>(reading.Definitions[1].Subject);
        Assert.Equal((new TimeOnly(22, 30), "0-4", "TAPE DB=2"), (job.NotBefore!.Value, job.Ok.ToString(), string.Join(' ', job.Limits)));
        Assert.Equal(3, Assert.IsType<LimitDefinition>(reading.Definitions[3].Subject).Maximum);
    }

    [Theory]
    [InlineData(
        "kind: rle\n",
        "f:1:7: 'rle' is not a kind: did you mean rule? allowed are rule, job-definition, schedule, frequency, calendar, job-queue, limit, machine, set, policy, notification, variable"
    )]
    [InlineData(
        "name: X\n",
        "f:1:1: a definition has no kind: needed is one of rule, job-definition, schedule, frequency, calendar, job-queue, limit, machine, set, policy, notification, variable"
    )]
    [InlineData(
        "kind: limit\nname: X\nmaximun: 3\n",
        "f:1:1: limit has no maximum: needed is 0 to 1000000|f:3:1: unknown key 'maximun' in limit: did you mean maximum? allowed are name, maximum, perMachine, resource"
    )]
    [InlineData("kind: limit\nname: X\nmaximum: many\n", "f:3:10: 'many' is not a value of maximum: allowed is 0 to 1000000")]
    [InlineData("kind: limit\nname: X\nmaximum:\n", "f:3:9: nothing is not a value of maximum: allowed is 0 to 1000000")]
    [InlineData("kind: limit\nname: X\nmaximum: [ 1 ]\n", "f:3:10: a list is not a value of maximum: allowed is 0 to 1000000")]
    [InlineData("kind: limit\nname: X\nname: Y\nmaximum: 1\n", "f:3:1: key 'name' stands twice: say it once")]
    [InlineData(
        "kind: rule\ntype: queue\nwhen: { jobnam: X }\n",
        "f:3:9: unknown key 'jobnam' in when: did you mean jobName? allowed are jobName, user, jobDescription, jobQueue, machines"
    )]
    [InlineData("kind: rule\ntype: active\n", "f:2:7: 'active' is not a type of rule: allowed are track, queue, passive, automatic")]
    [InlineData(
        "kind: job-definition\nname: X\ncapture: Y\n",
        "f:3:10: capture is for job definitions of type captured: say type: captured"
    )]
    [InlineData("kind: job-definition\nname: X\nhold: yes\n", "f:3:7: 'yes' is not a value of hold: allowed is true, false")]
    [InlineData(
        "kind: job-definition\nname: X\nonLeftovers: stay\n",
        "f:3:14: 'stay' is not a value of onLeftovers: allowed is kill, wait, keep"
    )]
    [InlineData(
        "kind: job-definition\nname: X\nlimits: [ A, 'B=0' ]\n",
        "f:3:14: 'B=0' is not a value of limits: allowed is a list of NAME, NAME=n with n from 1 to 999, or NAME=all"
    )]
    [InlineData(
        "kind: limit\nname: X\nmaximum: 1\n---\nkind: limit\nname: x\nmaximum: 2\n",
        "f:5:1: limit x stands twice, first in line 1: say it once"
    )]
    [InlineData("kind: limit\nname: !!int X\nmaximum: 1\n", "f:2:7: tag 'tag:yaml.org,2002:int' found: tags are not allowed")]
    [InlineData("kind: limit\nname: *x\nmaximum: 1\n", "f:2:7: alias 'x' names nothing before it")]
    [InlineData("just text\n", "f:1:1: 'just text' found: a definition is keys with values, the first of them kind")]
    [InlineData(
        "kind: policy\nname: P\ngroups:\n  - { name: A.B, target: 10:00, acceptable: 5:00 }\n",
        "f:4:45: groups/A.B/acceptable: acceptable 5:00 lies before target 10:00"
    )]
    [InlineData(
        "kind: policy\nname: P\ngroups:\n  - { name: A.B, acceptable: 4:59 }\n",
        "f:4:30: groups/A.B/acceptable: acceptable 4:59 lies before target 5:00"
    )]
    [InlineData(
        "kind: policy\nname: P\ngroups: [ { name: A.B, target: 10 } ]\n",
        "f:3:32: '10' is not a value of target: allowed is minutes and seconds, mmm:ss, from 0:01 to 999:59"
    )]
    [InlineData(
        "kind: policy\nname: P\ngroups: [ { name: A.B, importance: 6 } ]\n",
        "f:3:36: '6' is not a value of importance: allowed is 1 to 5"
    )]
    [InlineData("kind: policy\nname: P\ngroups:\n  - { name: A.B }\n  - { name: a.b }\n", "f:5:5: groups/A.B: A.B is there 2 times")]
    [InlineData(
        "kind: policy\nname: P\ngroups: [ { name: A.B.C } ]\n",
        "f:3:19: 'A.B.C' is not a value of name: allowed is CONTROL.TYPE for a general group, NAME without a dot for a production group"
    )]
    [InlineData(
        "kind: policy\nname: P\ngroups: [ { name: N, critical: 60:00 } ]\n",
        "f:3:32: groups/N/critical: a production group has no critical goal: past acceptable it is late at once"
    )]
    [InlineData(
        "kind: policy\nname: P\nrules:\n  - { jobName: 'X*', group: NOSUCH }\n",
        "f:4:29: rules/1: group NOSUCH is not in the policy"
    )]
    [InlineData(
        "kind: policy\nname: P\nselection: fifo\n",
        "f:3:12: 'fifo' is not a value of selection: allowed is bucket-first, importance-first"
    )]
    [InlineData(
        "kind: policy\nname: P\nmaxWait: 24\n",
        "f:3:10: '24' is not a value of maxWait: allowed is minutes, hours or days, as 90m, 24h or 7d, to 30d"
    )]
    [InlineData(
        "kind: policy\nname: P\nactiveOn: [ { weekdays: [ Monday ] } ]\n",
        "f:3:27: 'Monday' is not a value of weekdays: allowed is a list of Sun, Mon, Tue, Wed, Thu, Fri, Sat"
    )]
    [InlineData(
        "kind: policy\nname: P\nreserves: [ { target: 5:00 } ]\n",
        "f:3:11: reserves: a reserve keeps 1 slot or more, or 1 to 50 percent"
    )]
    public void What_is_wrong_is_said_with_its_place_and_what_is_allowed(string yaml, string faults) =>
        Assert.Equal(faults.Split('|'), DefinitionReader.Read(yaml, "f").Faults.Select(fault => fault.ToString()));

    [Fact]
    public void Text_that_is_no_yaml_says_where()
    {
        var fault = Assert.Single(DefinitionReader.Read("kind: limit\nname: [ X\nmaximum: 1\n", "f").Faults);

        Assert.StartsWith("not well-formed YAML: ", fault.Text, StringComparison.Ordinal);
        Assert.InRange(fault.Line, 1, 3);
    }

    [Fact]
    public void All_faults_of_all_documents_are_said_at_once()
    {
        var reading = DefinitionReader.Read(
            "kind: limit\nname: -x\nmaximum: no\n---\nkind: rule\ntype: no\n---\nkind: limit\nname: GOOD\nmaximum: 1\n",
            "f"
        );

        Assert.Equal(3, reading.Faults.Count);
        Assert.False(reading.IsGood);
        Assert.Equal("limit GOOD", Assert.Single(reading.Definitions).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("---\n---\n")]
    public void An_empty_file_holds_nothing(string yaml)
    {
        var reading = DefinitionReader.Read(yaml, "f");

        Assert.True(reading.IsGood);
        Assert.Empty(reading.Definitions);
    }

    [Fact]
    public void Aliases_of_aliases_are_not_blown_up()
    {
        var lines = Enumerable
            .Range(1, 60)
            .Select(level => $"a{level}: &a{level} [ *a{level - 1}, *a{level - 1}, *a{level - 1}, *a{level - 1}, *a{level - 1} ]");
        var reading = DefinitionReader.Read($"kind: limit\na0: &a0 x\n{string.Join('\n', lines)}\n", "f");

        Assert.NotEmpty(reading.Faults);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{ a: ")]
    public void Text_that_is_too_deep_is_refused(string opening)
    {
        var reading = DefinitionReader.Read($"kind: limit\nname: {string.Concat(Enumerable.Repeat(opening, 50_000))}", "f");

        Assert.Contains(reading.Faults, fault => fault.Text.StartsWith("too deep", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_that_is_too_long_is_refused() =>
        Assert.Contains(
            "allowed are 4194304",
            Assert.Single(DefinitionReader.Read(new string('#', DefinitionReader.MaximumLength + 1), "f").Faults).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void Broken_text_of_any_kind_is_a_fault_and_never_a_failure() =>
        Prop.ForAll(
                Gen.ListOf(
                        Gen.Elements(
                            "kind: limit\n",
                            "name: ",
                            "X",
                            "[",
                            "]",
                            "{",
                            "}",
                            ": ",
                            "- ",
                            "\n",
                            "  ",
                            "&a ",
                            "*a",
                            "\"",
                            "'",
                            "|\n",
                            ">",
                            "---\n",
                            "...\n",
                            "%YAML 1.2\n",
                            "#",
                            "? ",
                            "!t ",
                            "\t",
                            "\\x",
                            "\u0001",
                            "~",
                            ","
                        )
                    )
                    .ToArbitrary(),
                pieces =>
                {
                    var reading = DefinitionReader.Read(string.Concat(pieces), "f");
                    return reading.Faults.All(fault =>
                        fault.Line > 0 && fault.Column > 0 && !fault.Text.Contains('\n', StringComparison.Ordinal)
                    );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Faults_hold_no_control_characters_of_the_file() =>
        Assert.DoesNotContain('\u001b', Assert.Single(DefinitionReader.Read("kind: \"\\e[31mx\"\n", "f").Faults).Text);
}
