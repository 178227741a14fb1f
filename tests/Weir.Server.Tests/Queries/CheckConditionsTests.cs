using Weir.Jobs;
using Weir.Jobs.Properties;
using Weir.Jobs.Thresholds;
using Weir.Protocol.Definitions;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Queries;

/// <summary><c>weir schedule check</c>: conditions over what there is not.</summary>
public sealed class CheckConditionsTests
{
    private static readonly ObjectName s_night = ObjectName.Parse("Night");

    private const string Schedule = """
        kind: schedule
        name: Night
        frequency: { everyDays: 1, since: 2026-01-01, days: any }
        ---
        kind: job-definition
        name: J
        schedule: Night
        type: batch
        command: load

        """;

    [Theory]
    [InlineData("thresholds: [ T GE 3 ]", "not-set True threshold T was never set and counts as 0; J waits until somebody sets it")]
    [InlineData("thresholds: [ T LT 3 ]", "not-set False threshold T was never set and counts as 0; J does not wait for it")]
    [InlineData(
        "thresholds: [ T GE 3 ]\non: { failed: { setThreshold: T, to: 3 } }",
        "not-set False threshold T was never set and counts as 0; J waits until an event of a definition sets it"
    )]
    [InlineData("thresholds: [ T GT 3, T LT 4 ]", "never True no value is both; J never starts by itself")]
    [InlineData("expressions: '[[OI.SITE]] = 1'", "no-name True there is no OI.SITE; J waits until there is one")]
    [InlineData("expressions: '[[SI.N]] = 1'", "no-name True there is no SI.N.2026-11-30.Night; J waits until there is one")]
    [InlineData("expressions: '[[RM.TAPE]] > 1'", "no-name True there is no RM.TAPE; J waits until there is one")]
    [InlineData("expressions: '[[TH.T]] > 1'", "not-set False threshold T was never set and counts as 0")]
    [InlineData("expressions: '[[JI.MODE]] = 1'", "no-name False there is JI.MODE only where somebody sets it once J is there")]
    [InlineData("expressions: '([[OI.SITE]] ?? 1) = 1'", "")]
    [InlineData("expressions: '[[SITE]] = 1'\nenvironment: [ WEIR_PROPERTY_SITE=1 ]", "")]
    [InlineData("expressions: \"[[$JOB NAME]] = 'J'\"", "")]
    public async Task What_there_is_not_is_said(string keys, string expected)
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, keys);

        Assert.Equal(expected, await FoundAsync(fixture));
    }

    [Fact]
    public async Task What_is_there_is_not()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, "thresholds: [ T GE 3 ]\nexpressions: [ '[[OI.SITE]] = 1', '[[TH.T]] > 1' ]");
        Assert.True(ThresholdChange.TryParse("1", out var one));
        Assert.True(PropertyPath.TryParse("SITE", out var site));
        await fixture.Server.SetThresholdAsync(Operator, ThresholdName.Parse("T"), one, Cancellation);
        await fixture.Server.SetPropertyAsync(Operator, site, "2", mustExist: false, Cancellation);

        Assert.Equal("", await FoundAsync(fixture));
    }

    private static Task<ApplyResult> ApplyAsync(ServerFixture fixture, string keys) =>
        fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("night.yaml", Schedule + keys + "\n")]), Cancellation);

    private static async Task<string> FoundAsync(ServerFixture fixture)
    {
        var check = await fixture.Server.CheckScheduleAsync(Anna, s_night, new DateOnly(2026, 11, 30), Cancellation);
        return string.Join('\n', check.Findings.Select(found => $"{found.Verdict} {found.Blocks} {found.Text}"));
    }
}
