namespace Weir.Schedules.Tests.Crontabs;

/// <summary>
/// What the source of Debian's cron does minute by minute, also where clocks jump: it keeps the last minute of local time that it
/// handled, and looks each minute how far that is away.
/// </summary>
internal sealed class CronDaemon
{
    private const int Late = 5;
    private const int Jump = 180;
    private readonly (DateTimeOffset At, long Minute)[] _minutes;

    /// <summary>One that is there from a moment until another.</summary>
    public CronDaemon(BusinessDay zone, DateTimeOffset from, DateTimeOffset until) =>
        _minutes = [
            .. Enumerable
                .Range(-1, (int)(until - from).TotalMinutes + 1)
                .Select(i => from.AddMinutes(i))
                .Select(at => (at, (long)(zone.ClockOf(at).DateTime - DateTime.UnixEpoch).TotalMinutes)),
        ];

    /// <summary>The runs of one entry, each at the minute in which it starts, UTC.</summary>
    public IReadOnlyList<DateTimeOffset> Runs(Func<DateTime, bool> matches, bool isWildcard)
    {
        List<DateTimeOffset> runs = [];
        var handled = _minutes[0].Minute;
        foreach (var (at, now) in _minutes.Skip(1))
        {
            var away = now - handled;
            if (away is 1 or <= -Jump or > Jump)
            {
                Run(now);
                handled = now;
            }
            else if (away is > 1 and <= Late)
            {
                for (; handled < now; handled++)
                {
                    Run(handled + 1);
                }
            }
            else if (away > 0)
            {
                if (isWildcard)
                {
                    Run(now);
                }

                for (; handled < now; handled++)
                {
                    if (!isWildcard)
                    {
                        Run(handled + 1);
                    }
                }
            }
            else if (isWildcard)
            {
                Run(now);
            }

            void Run(long minute)
            {
                if (matches(DateTime.UnixEpoch.AddMinutes(minute)))
                {
                    runs.Add(at);
                }
            }
        }

        return runs;
    }
}
