namespace Weir.Protocol.Schedules;

/// <summary>What schedules will plan: <c>GET /v1/schedules/forecast</c>.</summary>
/// <param name="From">The first date.</param>
/// <param name="Days">How many dates.</param>
/// <param name="Runs">The runs, by schedule and start.</param>
/// <param name="Absent">Jobs that come on none of the dates.</param>
/// <param name="IsCut">Whether there are more runs than one answer holds: those of the last dates are left out.</param>
public sealed record ForecastPage(
    DateOnly From,
    int Days,
    IReadOnlyList<ForecastRun> Runs,
    IReadOnlyList<ForecastAbsence> Absent,
    bool IsCut
)
{
    /// <summary>The most dates.</summary>
    public const int MostDays = 366;

    /// <summary>The most runs of one answer.</summary>
    public const int MostRuns = 500_000;

    /// <summary>How many dates where none are said.</summary>
    public const int StandardDays = 7;
}
