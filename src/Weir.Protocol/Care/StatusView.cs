namespace Weir.Protocol.Care;

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

    /// <summary>The dated schedule's date today.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>STARTED or STOPPED; <see langword="null"/> where no agent runs.</summary>
    public string? Gate { get; set; }

    /// <summary>Whether the agent reaches its server.</summary>
    public bool ServerReachable { get; set; } = true;

    /// <summary>Jobs by state name, active ones and those that ended today.</summary>
    public IReadOnlyDictionary<string, int> Jobs { get; set; } = new Dictionary<string, int>();
}
