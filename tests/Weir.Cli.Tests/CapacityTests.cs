namespace Weir.Cli.Tests;

public sealed class CapacityTests
{
    private const string Now =
        """{"start":"2026-11-21T11:50:00Z","use":3.1,"batch":2.2,"average":7.25,"limit":8,"level":4,"capped":0.125,"inSync":false,"samples":29,"capLevel":5,"capReason":"set ALL"}""";

    [Fact]
    public async Task What_is_known_is_a_table_and_whose_limit_gave_a_level_is_said()
    {
        await using var weir = await StubWeir.StartAsync(
            (_, _) =>
                (
                    200,
                    $$"""{"at":"2026-11-21T12:00:00Z","items":[{"kind":"machine","name":"north","state":"active","in":["set ALL"],"now":{{Now}},"history":null},{"kind":"site","name":"DEFAULT","state":null,"in":null,"now":null,"history":null}]}"""
                )
        );

        var typed = await Typed.RunAsync(around => around with { Width = 120 }, "capacity", "--utc", "--socket", weir.Socket);

        Assert.Equal(
            [
                "What     Name     State   Until      Use  Batch  Average  Limit  Of it  Level  Capped  Sync",
                "machine  north    active  11:55:00  3.10   2.20     7.25   8.00  90.6%      5   12.5%  no",
                "site     DEFAULT",
                "north is at level 5, by the limit of set ALL",
            ],
            typed.Out.TrimEnd().Split('\n').Select(line => line.TrimEnd())
        );
    }

    [Theory]
    [InlineData("capacity --history", "?history=4h")]
    [InlineData("capacity --history 30d --set ALL", "?set=ALL&history=30d")]
    [InlineData("capacity --machine north", "?machine=north")]
    public async Task What_is_asked_for_goes_to_the_server(string line, string query)
    {
        var asked = "";
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
            {
                asked = request.QueryString.Value!;
                return (200, """{"at":"2026-11-21T12:00:00Z","items":[]}""");
            }
        );

        var typed = await Typed.RunAsync([.. line.Split(' '), "--socket", weir.Socket]);

        Assert.Equal((0, query), (typed.Status, asked));
        Assert.StartsWith("no machine has told", typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_has_the_highest_average_of_each_column_the_limit_and_the_levels()
    {
        var points = string.Join(
            ',',
            Enumerable
                .Range(0, 48)
                .Select(i =>
                    $$"""{"start":"2026-11-21T{{8 + ((47 - i) / 12):00}}:{{(47 - i) % 12 * 5:00}}:00Z","use":1,"batch":0,"average":{{(48 - i) / 6.0}},"limit":8,"level":{{(i < 12 ? "3" : "null")}},"capped":0,"inSync":true,"samples":30}"""
                )
        );
        await using var weir = await StubWeir.StartAsync(
            (_, _) =>
                (200, $$"""{"at":"2026-11-21T12:00:00Z","items":[{"kind":"set","name":"ALL","now":{{Now}},"history":[{{points}}]}]}""")
        );

        var typed = await Typed.RunAsync(around => around with { Width = 60 }, "capacity", "--history", "--utc", "--socket", weir.Socket);
        var picture = typed.Out.TrimEnd().Split('\n').SkipWhile(line => line != "set ALL").Skip(1).ToList();

        Assert.Equal(10, picture.Count);
        Assert.StartsWith("    8.00 ───", picture[0], StringComparison.Ordinal);
        Assert.EndsWith("█", picture[0], StringComparison.Ordinal);
        Assert.Equal("  levels " + new string('·', 36) + new string('3', 12), picture[8]);
        Assert.Contains("08:00:00 to 12:00:00", picture[9], StringComparison.Ordinal);
    }
}
