using Weir.EndToEnd.Tests.Harness;
using Weir.Schedules.Crontabs;

namespace Weir.EndToEnd.Tests.CronClock;

/// <summary>
/// Lines of crontabs that people ask about, right and wrong, of other schedulers and with the usual slips: what Debian's
/// <c>crontab</c> takes, <c>weir import crontab</c> takes, and nothing else.
/// </summary>
public sealed class CronOdditiesTests
{
    [Fact]
    public async Task Each_line_is_taken_or_refused_as_debians_crontab_does()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root, for a private mount namespace");
        await using var machine = await PrivateMachine.StartAsync();
        var inside = new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" }, machine.Prefix);
        var path = Path.Combine(AppContext.BaseDirectory, "CronClock", "oddities.txt");

        List<string> differ = [];
        var refused = 0;
        foreach (var line in await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken))
        {
            var cron = await inside.RunWithInput($"{line}\n", "crontab", "-");
            var weir = Crontab.Read($"{line}\n", hasUsers: false).Faults;
            refused += cron.Status == 0 ? 0 : 1;
            if (cron.Status == 0 != (weir.Count == 0))
            {
                differ.Add(
                    $"{line}: cron {(cron.Status == 0 ? "takes it" : cron.Error.Trim())}; Weir {(weir is [var fault, ..] ? fault.Text : "takes it")}"
                );
            }
        }

        Assert.Empty(differ);
        Assert.True(refused > 20, $"only {refused} lines are refused");
    }
}
