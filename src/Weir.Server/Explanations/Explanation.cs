using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Server.Explanations;

/// <summary>
/// Why a job waits, or what became of it: the one source of <c>why</c>, of the job's page and of the XML request for one job.
/// </summary>
/// <param name="Job">The job as it is, or was at the moment asked about.</param>
/// <param name="Holders">All that hold it then.</param>
/// <param name="Summary">One sentence.</param>
public sealed record Explanation(Job Job, IReadOnlyList<Holder> Holders, string Summary)
{
    /// <summary>What each manager says: SLM, Info, JLS, then Weir's own; empty where it does not wait.</summary>
    public IReadOnlyList<ExplanationSection> Sections { get; init; } = [];

    /// <summary>When it will probably be selected, and what that rests on.</summary>
    public string? Estimate { get; init; }

    /// <summary>The same to sort by: minutes, 99998, 99999.</summary>
    public int? EstimateCode { get; init; }

    /// <summary>The bucket it stands in, short form.</summary>
    public string? Bucket { get; init; }

    /// <summary>What would let it go, the cheapest first.</summary>
    public IReadOnlyList<WayOutView> WaysOut { get; init; } = [];

    /// <summary>What is not known of an earlier moment, one sentence each.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}
