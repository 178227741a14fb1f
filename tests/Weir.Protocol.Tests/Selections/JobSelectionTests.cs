using Weir.Jobs;
using Weir.Protocol.Selections;

namespace Weir.Protocol.Tests.Selections;

public sealed class JobSelectionTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 2, 30, 0, TimeSpan.Zero);

    [Fact]
    public void A_box_and_an_address_say_the_same()
    {
        var box = JobSelection.Parse("state:Failed,Lost PAY* ended:-8h..");

        Assert.Equal("state:Failed,Lost name:PAY* ended:-8h..", box.ToString());
        Assert.Equal("state=Failed%2CLost&name=PAY%2A&ended=-8h..", box.ToQuery());
        Assert.Equal(box.Terms, JobSelection.From(Pairs(box.ToQuery())).Terms);
    }

    [Fact]
    public void What_is_drawn_comes_back_from_box_and_address_as_it_went_in()
    {
        var random = new Random(20261201);
        for (var i = 0; i < 500; i++)
        {
            var said = SelectionFields
                .All.Where(_ => random.Next(2) == 0)
                .Select(field => KeyValuePair.Create(field.Name, (string?)Value(field, random)))
                .OrderBy(_ => random.Next())
                .ToList();
            var selection = JobSelection.From(said);

            Assert.Equal(selection.Terms, JobSelection.Parse(selection.ToString()).Terms);
            Assert.Equal(selection.Terms, JobSelection.From(Pairs(selection.ToQuery())).Terms);
            // Once its times are UTC, neither the clock nor the zone of who reads it counts.
            var fixedOnce = selection.Fix(s_now, s_berlin);
            Assert.Equal(fixedOnce.Terms, fixedOnce.Fix(s_now.AddDays(3), TimeZoneInfo.Utc).Terms);
        }
    }

    [Fact]
    public void All_fields_reach_the_filter()
    {
        var filter = JobSelection
            .Parse(
                "state:waiting,Running not-state:Lost name:PAY*,X? user:anna,bert schedule:NIGHT date:today machine:north submitted:-2h.. ended:..now"
            )
            .ToFilter(s_now, s_berlin);

        Assert.Equal([JobState.Waiting, JobState.Running], filter.States);
        Assert.Equal([JobState.Lost], filter.ExceptStates);
        Assert.Equal(["PAY*", "X?"], filter.NamePatterns);
        Assert.Equal(["anna", "bert"], filter.Users);
        Assert.Equal("NIGHT", filter.Schedule?.Text);
        Assert.Equal(new DateOnly(2026, 11, 21), filter.Date);
        Assert.Equal("north", filter.Machine);
        Assert.Equal(new MomentRange(s_now.AddHours(-2), null), filter.Submitted);
        Assert.Equal(new MomentRange(null, s_now), filter.Ended);
    }

    [Theory]
    [InlineData("03:10..", "2026-11-21T02:10:00Z..")]
    [InlineData("..03:10Z", "..2026-11-21T03:10:00Z")]
    [InlineData("2026-11-20..2026-11-21", "2026-11-19T23:00:00Z..2026-11-20T23:00:00Z")]
    [InlineData("yesterday", "2026-11-19T23:00:00Z..2026-11-20T23:00:00Z")]
    [InlineData("2026-10-25", "2026-10-24T22:00:00Z..2026-10-25T23:00:00Z")]
    [InlineData("2026-03-29T02:30..", "2026-03-29T01:30:00Z..")]
    [InlineData("-90s..now", "2026-11-21T02:28:30Z..2026-11-21T02:30:00Z")]
    public void Times_are_those_of_the_zone_over_both_changes_of_clocks(string text, string utc) =>
        Assert.Equal("submitted:" + utc, JobSelection.Parse("submitted:" + text).Fix(s_now, s_berlin).ToString());

    [Theory]
    [InlineData(
        "colour:red",
        "'colour' is nothing that jobs are selected by; allowed are state, not-state, name, user, schedule, date, machine, submitted, ended"
    )]
    [InlineData("state:Failed state:Lost", "state is said twice; several values stand in one, with commas between them")]
    [InlineData("state:Foo", "state: 'Foo' is not a state: Waiting, Starting,")]
    [InlineData("state:3", "state: '3' is not a state: Waiting,")]
    [InlineData("name:A(*", "name: 'A(*' is not a name or a pattern of one: ")]
    [InlineData("date:soon", "date: 'soon' is not a date: YYYY-MM-DD, today or yesterday")]
    [InlineData("ended:..", "ended: '..' is not a stretch of time: FROM..TO")]
    [InlineData("ended:8h", "ended: '8h' is not a stretch of time: FROM..TO")]
    [InlineData("ended:25:00..", "ended: '25:00..' is not a stretch of time: FROM..TO")]
    [InlineData("ended:9999-12-31", "ended: '9999-12-31' is not a stretch of time: FROM..TO")]
    [InlineData("schedule:a/b", "schedule: 'a/b' is not the name of a schedule: ")]
    public void What_is_wrong_is_named_with_what_is_allowed(string text, string message) =>
        Assert.StartsWith(
            message,
            Assert.Throws<SelectionException>(() => JobSelection.Parse(text).ToFilter(s_now, s_berlin)).Message,
            StringComparison.Ordinal
        );

    private static string Value(SelectionField field, Random random) =>
        field.Name switch
        {
            "state" or "not-state" => random.Next(2) == 0 ? "Failed" : "Waiting,Lost",
            "date" => random.Next(2) == 0 ? "today" : "2026-11-20",
            "submitted" or "ended" => random.Next(3) switch
            {
                0 => "-8h..",
                1 => "..03:10",
                _ => "today",
            },
            "name" => random.Next(2) == 0 ? "PAY*,?X" : "*ALL",
            _ => "abc" + random.Next(100),
        };

    private static IEnumerable<KeyValuePair<string, string?>> Pairs(string query) =>
        query
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0], (string?)Uri.UnescapeDataString(pair[1])));
}
