using Weir.Definitions.Checks;
using Weir.Schedules;

namespace Weir.Definitions.Tests;

public sealed class PolicyClashTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("active: true", "active: true", "policy B is active: true, and so is policy A")]
    [InlineData("active: true", "active: false", null)]
    [InlineData(
        "activeOn: [ { weekdays: [ Mon, Tue ] } ]",
        "activeOn: [ { weekdays: [ Tue, Wed ] } ]",
        "policies A and B would both be active at 2026-11-24 00:00Z"
    )]
    [InlineData(
        "activeOn: [ { from: '18:00', until: '06:00' } ]",
        "activeOn: [ { from: '05:59', until: '18:00' } ]",
        "policies A and B would both be active at 2026-11-21 05:59Z"
    )]
    [InlineData("activeOn: [ { from: '18:00', until: '06:00' } ]", "activeOn: [ { from: '06:00', until: '18:00' } ]", null)]
    [InlineData("activeOn: [ { from: '18:00', until: '06:00' } ]", "activeOn: [ { lastDays: 2 } ]", null)]
    [InlineData(
        "activeOn: [ { lastDays: 2 } ]",
        "activeOn: [ { days: [ 30 ] } ]",
        "policies A and B would both be active at 2026-11-30 00:00Z"
    )]
    public void Two_policies_that_would_be_active_at_once_are_told(string one, string other, string? text)
    {
        var reading = DefinitionReader.Read($"kind: policy\nname: A\n{one}\n---\nkind: policy\nname: B\n{other}\n", "f");
        Assert.Equal([], reading.Faults.Select(fault => fault.ToString()));

        var clash = PolicyConflicts.Find(reading.Definitions, Now, BusinessDay.Utc).Select(clash => clash.Text).SingleOrDefault();

        Assert.True(text is null ? clash is null : clash?.StartsWith(text, StringComparison.Ordinal) == true, clash);
    }
}
