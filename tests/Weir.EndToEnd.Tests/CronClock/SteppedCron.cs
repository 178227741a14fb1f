using System.Globalization;
using System.Text;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.CronClock;

/// <summary>
/// Debian's cron with a clock that begins at some moment and runs so many times as fast (libfaketime). Its jobs have the real clock and
/// write it down, so that what they say is cron's doing alone.
/// </summary>
internal sealed class SteppedCron(PrivateMachine machine, string zone, int speed)
{
    private readonly Commands _inside = new(
        new Dictionary<string, string> { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" },
        machine.Prefix,
        TimeSpan.FromMinutes(15)
    );

    /// <summary>What cron started: the index of the line and the moment by cron's clock, UTC.</summary>
    /// <param name="lines">Time fields, one line each.</param>
    /// <param name="from">When its clock begins.</param>
    /// <param name="span">How long it runs by its clock.</param>
    public async Task<IReadOnlyList<(int Line, DateTimeOffset At)>> RunAsync(
        IReadOnlyList<string> lines,
        DateTimeOffset from,
        TimeSpan span
    )
    {
        var table = new StringBuilder("SHELL=/bin/bash\n");
        for (var i = 0; i < lines.Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{lines[i]} echo {i} $EPOCHREALTIME >> /run/ran\n");
        }

        (await _inside.RunWithInput(table.ToString(), "tee", "/run/table")).Succeeded();
        var local = TimeZoneInfo.ConvertTime(from, TimeZoneInfo.FindSystemTimeZoneById(zone));
        var start = string.Create(CultureInfo.InvariantCulture, $"@{local:yyyy-MM-dd HH:mm:ss} x{speed}");
        var script = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ln -sf /usr/share/zoneinfo/{zone} /etc/localtime
            install -m 600 /run/table /var/spool/cron/crontabs/root
            : > /run/ran
            TZ={zone} timeout -s TERM {span.TotalSeconds
                / speed} faketime -f '{start}' bash -c 'LD_PRELOAD= date +%s.%N > /run/began; exec cron -f'
            cat /run/began /run/ran
            """
        );
        var said = (await _inside.Shell(script)).Succeeded().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var began = decimal.Parse(said[0], CultureInfo.InvariantCulture);
        return
        [
            .. said.Skip(1)
                .Select(line => line.Split(' '))
                .Select(words =>
                    (
                        int.Parse(words[0], CultureInfo.InvariantCulture),
                        from.AddSeconds((double)(decimal.Parse(words[1], CultureInfo.InvariantCulture) - began) * speed)
                    )
                ),
        ];
    }
}
