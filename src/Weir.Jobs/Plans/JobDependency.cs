using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Weir.Jobs.Plans;

/// <summary>
/// What a job waits for, or is not to meet: another job of a schedule's day. Written <c>[SCHEDULE/]JOB[@DAYS][:OUTCOME][+DELAY]</c>, as
/// <c>EXTRACT</c>, <c>NIGHT/LOAD*:ended</c>, <c>CLOSE@-1</c>, <c>LOAD:started+30m</c>.
/// </summary>
/// <param name="Kind">In which way it depends.</param>
/// <param name="Schedule">The other's schedule; <see langword="null"/>: the job's own.</param>
/// <param name="Job">The other's name; <c>*</c> and <c>?</c> stand for any characters and for one.</param>
/// <param name="On">How the other must have ended; of no meaning for conflicts and exclusions.</param>
/// <param name="Days">How many days before (less than 0) or after the job's own date the other's date lies, -999 to 999.</param>
public sealed record JobDependency(
    DependencyKind Kind,
    ObjectName? Schedule,
    string Job,
    DependencyOutcome On = DependencyOutcome.Succeeded,
    int Days = 0
)
{
    /// <summary>How one is written, for error messages.</summary>
    public const string Allowed =
        "[SCHEDULE/]JOB[@DAYS][:OUTCOME][+DELAY], JOB a name or a pattern with * and ?, DAYS -999 to +999 with its sign, OUTCOME succeeded, failed, ended or started, DELAY a time as 30m";

    private const int MostDays = 999;

    /// <summary>How long after the other's end, or its start where that is what it waits for, it may start: 0 to 31 days.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether it names several jobs by a pattern.</summary>
    public bool IsPattern => Job.AsSpan().ContainsAny('*', '?');

    /// <summary>Whether it is about jobs of this name, where it is about all copies of it.</summary>
    public bool IsAbout(ObjectName name) =>
        Kind != DependencyKind.Container || string.Equals(Job, name.Text, StringComparison.OrdinalIgnoreCase);

    /// <summary>What each job of a sub-schedule's day waits for: its container job begins.</summary>
    public static JobDependency OnContainer(ObjectName schedule, ObjectName job) =>
        new(DependencyKind.Container, schedule, job.Text, DependencyOutcome.Started);

    /// <summary>Reads what follows the word of its kind.</summary>
    public static bool TryParse(DependencyKind kind, [NotNullWhen(true)] string? text, [NotNullWhen(true)] out JobDependency? dependency)
    {
        dependency = null;
        if (text is null)
        {
            return false;
        }

        if (kind == DependencyKind.Container)
        {
            var end = text.LastIndexOf('/');
            dependency =
                end > 0 && ObjectName.TryParseDay(text[..end], out var day) && ObjectName.TryParse(text[(end + 1)..], out var container)
                    ? OnContainer(day, container)
                    : null;
            return dependency is not null;
        }

        var rest = text.AsSpan();
        var delay = TimeSpan.Zero;
        // Days have a + too, but no unit.
        if (rest.LastIndexOf('+') is > 0 and var plus && rest[plus - 1] != '@' && DurationText.TryParse(text[(plus + 1)..], out delay))
        {
            if (kind is DependencyKind.Conflict or DependencyKind.Exclude || delay == TimeSpan.Zero)
            {
                return false;
            }

            rest = rest[..plus];
        }

        var on = DependencyOutcome.Succeeded;
        if (rest.IndexOf(':') is >= 0 and var colon)
        {
            if (kind is DependencyKind.Conflict or DependencyKind.Exclude || !TryOutcome(rest[(colon + 1)..], out on))
            {
                return false;
            }

            rest = rest[..colon];
        }

        var days = 0;
        // A name may hold @, but not @ and a sign before its last digits.
        if (rest.LastIndexOf('@') is > 0 and var at && at + 1 < rest.Length && rest[at + 1] is '-' or '+')
        {
            if (
                kind == DependencyKind.Exclude
                || !int.TryParse(rest[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out days)
                || Math.Abs(days) > MostDays
            )
            {
                return false;
            }

            rest = rest[..at];
        }

        ObjectName? schedule = null;
        if (rest.IndexOf('/') is >= 0 and var slash)
        {
            if (!ObjectName.TryParse(rest[..slash].ToString(), out var named))
            {
                return false;
            }

            schedule = named;
            rest = rest[(slash + 1)..];
        }

        var job = rest.ToString();
        if (!ObjectName.TryParse(job.Replace('*', '_').Replace('?', '_'), out _))
        {
            return false;
        }

        dependency = new JobDependency(kind, schedule, job, on, days) { Delay = delay };
        return true;
    }

    /// <summary>As it is written after the word of its kind.</summary>
    public override string ToString()
    {
        var schedule = Schedule is { } named ? $"{named}/" : "";
        var days = Days == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"@{Days:+0;-0}");
        var on = On == DependencyOutcome.Succeeded || Kind == DependencyKind.Container ? "" : $":{WordOf(On)}";
        var delay = Delay == TimeSpan.Zero ? "" : $"+{DurationText.ToText(Delay)}";
        return $"{schedule}{Job}{days}{on}{delay}";
    }

    private static string WordOf(DependencyOutcome on) =>
        on switch
        {
            DependencyOutcome.Failed => "failed",
            DependencyOutcome.Ended => "ended",
            DependencyOutcome.Started => "started",
            _ => "succeeded",
        };

    private static bool TryOutcome(ReadOnlySpan<char> text, out DependencyOutcome on)
    {
        on = text switch
        {
            "failed" => DependencyOutcome.Failed,
            "ended" => DependencyOutcome.Ended,
            "started" => DependencyOutcome.Started,
            _ => DependencyOutcome.Succeeded,
        };
        return text is "succeeded" or "failed" or "ended" or "started";
    }
}
