using System.Globalization;
using System.Text;

namespace Weir.Cli.Tests;

/// <summary>What verbs print of an answer, kept in files: <c>Golden/NAME.json</c> is answered, <c>Golden/NAME.txt</c> is printed.</summary>
public sealed class TableTests
{
    [Theory]
    [InlineData("jobs", "jobs")]
    [InlineData("job 147", "job")]
    [InlineData("why 147", "why")]
    [InlineData("tracked", "tracked")]
    [InlineData("messages", "messages")]
    [InlineData("notification list", "notifications")]
    [InlineData("rule list", "rules")]
    [InlineData("rule show month-end", "rule")]
    [InlineData("rule test --name MONTHEND", "rule-test")]
    [InlineData("schedule list", "schedules")]
    [InlineData("schedule forecast", "forecast")]
    [InlineData("schedule path NIGHT", "schedule-path")]
    [InlineData("limit list", "limits")]
    [InlineData("threshold list", "thresholds")]
    [InlineData("property list", "properties")]
    [InlineData("policy list", "policies")]
    [InlineData("policy show MONTHEND", "policy")]
    [InlineData("policy preview MONTHEND", "policy-preview")]
    [InlineData("queue general", "queue-general")]
    [InlineData("queue production", "queue-production")]
    [InlineData("queue general --jobs", "queue-jobs")]
    [InlineData("queue general --history", "queue-history")]
    [InlineData("service-level", "service-level")]
    [InlineData("gate status", "gate-status")]
    [InlineData("gate report", "gate-report")]
    [InlineData("agents", "agents")]
    [InlineData("status", "status")]
    public async Task An_answer_is_printed_as_written_down_and_in_eighty_columns(string line, string name)
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, Golden(name + ".json")));

        var typed = await Typed.RunAsync([.. line.Split(' '), "--socket", weir.Socket]);

        Assert.Equal(0, typed.Status);
        Assert.Equal(Golden(name + ".txt"), typed.Out);
        Assert.All(typed.Out.Split('\n'), text => Assert.InRange(Columns(text), 0, 80));
    }

    [Theory]
    [InlineData("jobs", "jobs")]
    [InlineData("job 147", "job")]
    [InlineData("why 147", "why")]
    [InlineData("tracked", "tracked")]
    [InlineData("messages", "messages")]
    [InlineData("notification list", "notifications")]
    [InlineData("rule list", "rules")]
    [InlineData("rule test --name MONTHEND", "rule-test")]
    [InlineData("schedule list", "schedules")]
    [InlineData("schedule forecast", "forecast")]
    [InlineData("schedule path NIGHT", "schedule-path")]
    [InlineData("limit list", "limits")]
    [InlineData("threshold list", "thresholds")]
    [InlineData("property list", "properties")]
    [InlineData("policy list", "policies")]
    [InlineData("policy show MONTHEND", "policy")]
    [InlineData("policy preview MONTHEND", "policy-preview")]
    [InlineData("queue general", "queue-general")]
    [InlineData("queue production", "queue-production")]
    [InlineData("queue general --jobs", "queue-jobs")]
    [InlineData("queue general --history", "queue-history")]
    [InlineData("service-level", "service-level")]
    [InlineData("gate status", "gate-status")]
    [InlineData("gate report", "gate-report")]
    [InlineData("agents", "agents")]
    [InlineData("status", "status")]
    public async Task With_json_it_is_the_answer_as_it_came(string line, string name)
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, Golden(name + ".json")));

        var typed = await Typed.RunAsync([.. line.Split(' '), "--json", "--socket", weir.Socket]);

        Assert.Equal(Golden(name + ".json") + "\n", typed.Out);
        Assert.Empty(typed.Error);
    }

    [Theory]
    [InlineData(
        "jobs",
        "jobs",
        "since the backup of the week has not come to its end",
        "not before 2026-11-21 22:30:05Z",
        "not before 2026-11-22 00:30:05"
    )]
    [InlineData(
        "tracked",
        "tracked",
        "there is no job definition NIGHTLY on AdHoc",
        "not let go by 2026-11-21 22:30:05Z",
        "not let go by 2026-11-22 00:30:05"
    )]
    [InlineData(
        "audit",
        "audit",
        "it was before",
        "what was over before 2026-11-21T22:30:05Z is forgotten",
        "over before 2026-11-22 00:30:05 is"
    )]
    public async Task A_moment_in_what_a_line_says_is_in_the_zone_of_the_time_at_its_head(
        string line,
        string name,
        string text,
        string said,
        string shown
    )
    {
        await using var weir = await StubWeir.StartAsync(
            (_, _) => (200, Golden(name + ".json").Replace(text, said, StringComparison.Ordinal))
        );

        var typed = await Typed.RunAsync(around => around with { Time = new East(), Width = 300 }, [line, "--socket", weir.Socket]);

        Assert.Contains(shown, typed.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("05Z", typed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_says_of_each_probe_what_it_found_in_eighty_columns()
    {
        var typed = await Typed.RunAsync("doctor");

        Assert.Equal("", typed.Error);
        var lines = typed.Out.TrimEnd('\n').Split('\n');
        Assert.All(lines, text => Assert.InRange(Columns(text), 1, 80));
        Assert.All(lines, text => Assert.Matches(@"^(ok|limited|no) +\S|^ {26}\S", text));
        Assert.Contains(lines, text => text.Contains("SQLite", StringComparison.Ordinal));
        Assert.Contains(lines, text => text.Contains("role ", StringComparison.Ordinal));
        Assert.Contains(lines, text => text.Contains("cgroup v2", StringComparison.Ordinal));
    }

    private static string Golden(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", file));

    // Told apart from the table's own counting: wide is what these tests use of CJK and full-width letters.
    private static int Columns(string text) =>
        text.EnumerateRunes()
            .Sum(rune =>
                Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark ? 0
                : rune.Value is (>= 0x3040 and <= 0x9FFF) or (>= 0xFF01 and <= 0xFF60) ? 2
                : 1
            );

    private sealed class East : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } =
            TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(2), "east", "east");

        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    }
}
