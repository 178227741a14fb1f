using Weir.Jobs;

namespace Weir.Notices;

/// <summary>Which notices are meant, by patterns; of each kind one has to fit, and none given fits all.</summary>
public sealed record NoticeFilter
{
    /// <summary>No pattern at all.</summary>
    public static NoticeFilter Everything { get; } = new();

    public IReadOnlyList<string> Machines { get; init; } = [];

    public IReadOnlyList<string> Schedules { get; init; } = [];

    public IReadOnlyList<string> Jobs { get; init; } = [];

    /// <summary>Users of jobs; compared exactly.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>Whether a notice is meant. One that is not about a job fits no pattern of jobs.</summary>
    public bool Fits(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return Fits(Machines, notice.Machine, true)
            && Fits(Schedules, notice.Schedule, true)
            && Fits(Jobs, notice.Job, true)
            && Fits(Users, notice.User, false);
    }

    private static bool Fits(IReadOnlyList<string> patterns, string name, bool ignoreCase)
    {
        if (patterns.Count == 0)
        {
            return true;
        }

        foreach (var pattern in patterns)
        {
            if (name.Length > 0 && Wildcard.Fits(pattern, name, ignoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
