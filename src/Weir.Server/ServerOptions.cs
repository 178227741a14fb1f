using Weir.Jobs;
using Weir.Schedules;
using Weir.ServiceLevels.History;

namespace Weir.Server;

/// <summary>What is set about a server.</summary>
/// <param name="Version">Weir's version.</param>
/// <param name="BusinessDay">The zone whose midnights begin the days.</param>
public sealed record ServerOptions(string Version, BusinessDay BusinessDay)
{
    /// <summary>How long an agent may be silent before its jobs are held.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long jobs that are over stay, with their histories, and messages; <see langword="null"/> keeps them.</summary>
    public TimeSpan? KeepJobs { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How much one user may have of each thing.</summary>
    public Quotas Quotas { get; init; } = Quotas.Default;

    /// <summary>How much of the history of service is kept.</summary>
    public HistorySettings History { get; init; } = HistorySettings.Default;

    /// <summary>How long a poll for orders waits.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(30);
}
