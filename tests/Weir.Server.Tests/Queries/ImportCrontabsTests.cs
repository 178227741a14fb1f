using Weir.Protocol.Definitions;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Queries;

public sealed class ImportCrontabsTests
{
    [Fact]
    public async Task A_table_becomes_definitions_with_the_next_runs_beside_crons()
    {
        await using var fixture = await OpenAsync();

        var result = fixture.Server.ImportCrontab(
            Operator,
            new CrontabRequest([new CrontabTable("t", "30 2 * * * x\n@reboot y\n* * * * z\n", HasUsers: false)], "anna", "Moved")
        );

        Assert.Contains("schedule: Moved\n", result.Yaml, StringComparison.Ordinal);
        Assert.Equal([(1, "x"), (2, null)], result.Lines.Select(line => (line.Line, line.Job)));
        Assert.Equal(3, result.Lines[0].Next.Count);
        Assert.Equal(result.Lines[0].CronNext, result.Lines[0].Next);
        Assert.Empty(result.Lines[1].Next);
        Assert.Equal(("t", 3), (Assert.Single(result.Faults).File, result.Faults[0].Line));
    }

    [Fact]
    public async Task What_is_too_long_or_has_no_good_schedule_is_refused()
    {
        await using var fixture = await OpenAsync();
        CrontabTable[] huge = [new("t", new string('#', 1024 * 1024 + 1), HasUsers: false)];

        var tooLong = Assert.Throws<RefusedException>(() => fixture.Server.ImportCrontab(Operator, new CrontabRequest(huge, null, null)));
        var badName = Assert.Throws<RefusedException>(() =>
            fixture.Server.ImportCrontab(Operator, new CrontabRequest([], null, "no name"))
        );

        Assert.Equal("the tables have 1048577 characters: allowed are 1048576", tooLong.Message);
        Assert.StartsWith("'no name' is not the name of a schedule: allowed are 1 to 64", badName.Message, StringComparison.Ordinal);
    }
}
