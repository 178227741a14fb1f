using Weir.Definitions.Checks;
using Weir.Schedules;

namespace Weir.Definitions.Tests;

public sealed class SetTests
{
    [Theory]
    [InlineData("kind: set\nname: A", "machines")]
    [InlineData("kind: set\nname: A\nmachines: [ north, 'a(b' ]", "allowed")]
    [InlineData("kind: set\nname: A\nmachines: [ north ]\nlimit: 0", "a number greater than 0")]
    [InlineData("kind: set\nname: A\nmachines: [ north ]\nlimit: -4", "a number greater than 0")]
    [InlineData("kind: set\nname: A\nmachines: [ north ]\nexclusive: true\nacrossSites: true", "not both")]
    [InlineData("kind: set\nname: A\nmachines: [ north ]\nlimitAllSites: 4", "acrossSites: true")]
    [InlineData("kind: set\nname: A\nmachines: [ north ]\nlimit: { windows: [ { from: '08:00', until: '09:00', limit: 4 } ] }", "limit")]
    [InlineData(
        "kind: set\nname: A\nmachines: [ north ]\nlimit: { limit: 4, windows: [ { from: 8, until: '09:00', limit: 4 } ] }",
        "HH:MM"
    )]
    [InlineData("kind: machine\nname: north\nrating: -1", "a number greater than 0")]
    [InlineData("kind: machine\nname: north\nrating: 0", "a number greater than 0")]
    [InlineData("kind: machine\nname: north\ncapacity: 0", "a number greater than 0")]
    [InlineData("kind: policy\nname: P\ncapacity: { levels: [ 80, 75, 85, 90, 94 ] }", "ascending")]
    [InlineData("kind: policy\nname: P\ncapacity: { levels: [ 80 ] }", "five percentages")]
    [InlineData("kind: policy\nname: P\ncapacity: { limits: [ { limit: 4 } ] }", "of a machine or of a set")]
    [InlineData("kind: policy\nname: P\ncapacity: { limits: [ { set: A } ] }", "limit is missing")]
    [InlineData("kind: policy\nname: P\ncapacity: { effects: [ { level: 2, hold: true } ] }", "on a group, or on an importance")]
    [InlineData("kind: policy\nname: P\ncapacity: { effects: [ { level: 2, importance: 1, hold: true } ] }", "importance 1 are never held")]
    [InlineData("kind: policy\nname: P\ncapacity: { effects: [ { level: 2, importance: 3 } ] }", "does nothing")]
    [InlineData("kind: policy\nname: P\ncapacity: { effects: [ { level: 6, importance: 3, hold: true } ] }", "level")]
    public void What_is_wrong_is_named_with_its_line_and_what_is_allowed(string text, string said)
    {
        var fault = Assert.Single(DefinitionReader.Read(text, "capacity.yaml").Faults.Take(1));

        Assert.Contains(said, fault.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("capacity.yaml:", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_is_in_one_exclusive_set_at_most_also_by_a_pattern()
    {
        var all = DefinitionReader
            .Read(
                """
                kind: machine
                name: node-1
                ---
                kind: set
                name: A
                machines: [ 'node-*' ]
                exclusive: true
                ---
                kind: set
                name: B
                machines: [ other, NODE-1 ]
                exclusive: true
                ---
                kind: set
                name: C
                machines: [ node-1 ]
                """,
                "sets.yaml"
            )
            .Definitions;

        var (definition, text) = Assert.Single(DefinitionConflicts.Find(all, _ => true, DateTimeOffset.UnixEpoch, BusinessDay.Utc));

        Assert.Equal("B", definition.Key);
        Assert.Contains("set A", text, StringComparison.Ordinal);
        Assert.Contains("node-1", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_calendar_that_is_not_there_is_named()
    {
        var all = DefinitionReader
            .Read(
                "kind: set\nname: A\nmachines: [ n ]\nlimit: { limit: 4, windows: [ { from: '08:00', until: '09:00', calendar: NONE, limit: 2 } ] }",
                "sets.yaml"
            )
            .Definitions;

        Assert.Contains("calendar NONE", Assert.Single(UnknownNames.Find(all)).Text, StringComparison.Ordinal);
    }
}
