using Weir.Jobs;

namespace Weir.Agent.Running;

/// <summary>A stored job, ready to be given to a shepherd.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Folder">Its folder, made.</param>
/// <param name="Submitter">Whom it runs as.</param>
/// <param name="Cgroup">Its control group's folder, or <see langword="null"/>.</param>
/// <param name="Environment">What Weir adds to its environment.</param>
/// <param name="Submission">The submission.</param>
internal sealed record ShepherdLaunch(
    TrackingNumber Number, string Folder, Submitter Submitter, string? Cgroup, IReadOnlyList<byte[]> Environment, Submission Submission)
{
    /// <summary>The rule that decided about it, or <see langword="null"/>.</summary>
    public string? Rule { get; init; }
}
