using System.Globalization;
using Weir.EndToEnd.Tests.Faults;
using Weir.EndToEnd.Tests.Harness;
using Weir.Schedules;
using Weir.Schedules.Crontabs;

namespace Weir.EndToEnd.Tests.CronClock;

/// <summary>What <c>weir import crontab</c> says of a line is what Debian's cron does, also on the days when clocks change.</summary>
public sealed class CronClockTests
{
    private const string Zone = "Europe/Berlin";

    // As late as cron may be on a busy machine and still do what it has missed.
    private static readonly TimeSpan s_late = TimeSpan.FromMinutes(5);

    /// <summary>The short form is one change and a few lines; <c>make soak</c> has both with a thousand, twice as fast.</summary>
    public static TheoryData<string, string, int, int> Changes =>
        !Soak.IsLong
            ? new() { { "2027-03-28T01:54:00+01:00", "00:26:00", 30, 100 } }
            : new() { { "2027-03-28T01:50:00+01:00", "01:30:00", 60, 1000 }, { "2026-10-25T01:50:00+02:00", "02:30:00", 60, 1000 } };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Drawn_lines_run_when_cron_runs_them_while_clocks_change(string from, string span, int speed, int count)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root, for a private mount namespace");
        await using var machine = await PrivateMachine.StartAsync();
        var began = DateTimeOffset.Parse(from, CultureInfo.InvariantCulture).ToUniversalTime();
        var length = TimeSpan.Parse(span, CultureInfo.InvariantCulture);
        var date = DateOnly.FromDateTime(began.UtcDateTime);
        string[] lines = [.. new DrawnLines(new Random(20261130), date).Take(count)];

        var ran = await new SteppedCron(machine, Zone, speed).RunAsync(lines, began, length);

        Assert.True(BusinessDay.TryIn(Zone, out var clocks));
        var end = began + length - s_late;
        for (var i = 0; i < lines.Length; i++)
        {
            var time = Assert.Single(Crontab.Read($"{lines[i]} true\n", hasUsers: false).Entries).Time!;
            var expected = time.Next(began, 1000, clocks).TakeWhile(at => at <= end).ToArray();
            var found = ran.Where(run => run.Line == i).Select(run => run.At).Order().ToArray();
            var agrees =
                found.Length >= expected.Length
                && expected.Zip(found).All(pair => pair.First <= pair.Second && pair.Second <= pair.First + s_late)
                && found.Skip(expected.Length).All(at => at > end);
            Assert.True(agrees, $"{lines[i]}\nexpected {Text(expected)}\ncron     {Text(found)}");
        }

        Assert.True(ran.Count > count, $"{ran.Count} runs of {count} lines show little");
    }

    private static string Text(IEnumerable<DateTimeOffset> moments) =>
        string.Join(' ', moments.Select(at => at.ToString("HH:mm:ss", CultureInfo.InvariantCulture)));
}
