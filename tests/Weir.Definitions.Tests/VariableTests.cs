using Weir.Capacity;
using Weir.Definitions.Checks;
using Weir.Definitions.Kinds;
using Weir.Jobs.Placeholders;

namespace Weir.Definitions.Tests;

public sealed class VariableTests
{
    [Fact]
    public void What_is_wrong_with_a_variable_is_told_where_it_stands()
    {
        var reading = DefinitionReader.Read("kind: variable\nname: A\nvalue: x\nmove: +1d\nschedule: '-'\n", "f");

        Assert.Equal(
            [
                "f:5:11: '-' is not a value of schedule: allowed is a name of 1 to 64 letters, digits and _ - . @ # $, not beginning with . or -; or PARENT_CONTAINER[SUB] of a sub-schedule",
                "f:4:7: move cannot stand here: it is for date and time",
            ],
            reading.Faults.Select(fault => fault.ToString())
        );
    }

    [Fact]
    public void A_variable_without_a_source_is_refused()
    {
        var reading = DefinitionReader.Read("kind: variable\nname: A\n", "f");

        Assert.Equal(
            ["f:1:1: a variable has no value: needed is one of value, program, date, time, environment, file"],
            reading.Faults.Select(fault => fault.ToString())
        );
    }

    [Fact]
    public void Variables_for_different_jobs_have_different_keys()
    {
        var reading = DefinitionReader.Read(
            string.Join(
                "---\n",
                new[] { "", "schedule: Night\n", "job: LOAD\n", "schedule: Night\njob: LOAD\n" }.Select(of =>
                    $"kind: variable\nname: A\n{of}value: x\n"
                )
            ),
            "f"
        );

        Assert.Equal(["A", "Night/A", "*/LOAD/A", "Night/LOAD/A"], reading.Definitions.Select(definition => definition.Key));
    }

    [Fact]
    public void Variables_that_contain_themselves_with_the_delimiters_of_some_machine_are_found()
    {
        var all = DefinitionReader
            .Read("kind: variable\nname: A\nvalue: '<%B%>'\n---\nkind: variable\nname: B\nvalue: '<%A%>'\n", "f")
            .Definitions;
        var machine = MachineKind.Define(new MachineDefinition("node-1", Delimiters: new Delimiters("<%", "%>")));

        Assert.Empty(VariableConflicts.Find(all));
        Assert.Equal(
            "variable A contains itself: A contains B contains A: take one of these names out of a value",
            Assert.Single(VariableConflicts.Find([.. all, machine])).Text
        );
    }

    [Fact]
    public void J126_Who_names_a_variable_is_told_of_the_nearest_one_and_with_the_delimiters_of_some_machine()
    {
        var all = DefinitionReader.Read(
            """
            kind: variable
            name: SITE
            description: not {HEAD}
            value: north
            ---
            kind: variable
            name: SITE
            schedule: Night
            value: south
            ---
            kind: variable
            name: HEAD
            job: LOAD
            value: at <%SITE%>
            ---
            kind: job-definition
            schedule: Night
            name: LOAD
            type: batch
            user: root
            command: load {SITE}
            ---
            kind: job-definition
            schedule: Day
            name: LOAD
            type: batch
            user: root
            command: load {SITE} {{HEAD}} {OTHER
            ---
            kind: rule
            name: ALL
            type: track
            schedule: S{SITE}
            """,
            "f"
        );
        Assert.Empty(all.Faults);
        var machine = MachineKind.Define(new MachineDefinition("node-1", Delimiters: new Delimiters("<%", "%>")));

        var uses = VariableUses.Find([.. all.Definitions, machine]);

        Assert.Equal(
            [
                "Night/SITE: variable */LOAD/HEAD",
                "Night/SITE: job-definition Night/LOAD",
                "Night/SITE: rule ALL",
                "SITE: variable */LOAD/HEAD",
                "SITE: job-definition Day/LOAD",
                "SITE: rule ALL",
            ],
            uses.SelectMany(users => users.Select(user => $"{users.Key.Key}: {user}"))
                .OrderBy(use => use.Split(':')[0], StringComparer.Ordinal)
        );
    }
}
