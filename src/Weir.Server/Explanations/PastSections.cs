using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Server.Explanations;

/// <summary>What the original tells of a job that waits no more: the same two sections, without what only a job that waits has.</summary>
internal static class PastSections
{
    public static IReadOnlyList<ExplanationSection> Create(Explanation explanation)
    {
        var job = explanation.Job;
        return
        [
            new("SLM", false, [job.State.IsEnd() ? "Execution ended" : "Executing", "", explanation.Summary]),
            new("Info", false, [.. InfoSection.OriginalLines(job)]),
        ];
    }
}
