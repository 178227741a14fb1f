using Weir.Jobs;
using Weir.Protocol.Closing;

namespace Weir.Protocol.Administration;

/// <summary>How a host does: <c>GET /v1/status</c>.</summary>
public sealed record StatusView
{
    public required string Version { get; init; }

    public required string Machine { get; init; }

    /// <summary>server, agent or both.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public required int ProcessId { get; init; }

    /// <summary>The folder that holds everything.</summary>
    public string? Data { get; set; }

    /// <summary>sqlite or postgresql; <see langword="null"/> on an agent.</summary>
    public string? Store { get; set; }

    public string? Socket { get; set; }

    /// <summary>Address of the page, without a link's secret.</summary>
    public string? Console { get; set; }

    /// <summary>How much is used of quotas: the caller's own, for operators everybody's.</summary>
    public IReadOnlyList<QuotaUse>? Quotas { get; set; }

    /// <summary>The dated schedule's date today.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>How Weir is closed to new work; <see langword="null"/>: it is open, or this host is an agent and cannot say.</summary>
    public ClosureView? Closure { get; set; }

    /// <summary>STARTED or STOPPED; <see langword="null"/> where no agent runs.</summary>
    public string? Gate { get; set; }

    /// <summary>Whether the agent reaches its server.</summary>
    public bool ServerReachable { get; set; } = true;

    /// <summary>
    /// The link to the server: <c>answers</c>, <c>silent</c> or <c>refused</c>; <see langword="null"/> where no agent runs.
    /// </summary>
    public string? Link { get; set; }

    /// <summary>What went wrong last on the link, where it does not answer.</summary>
    public string? LinkTrouble { get; set; }

    /// <summary>Jobs by state name, active ones and those that ended today.</summary>
    public IReadOnlyDictionary<string, int> Jobs { get; set; } = new Dictionary<string, int>();
}
