using Weir.Jobs;

namespace Weir.Execution.Local;

/// <summary>A stored job, ready to be given to a shepherd.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Folder">Its folder, made.</param>
/// <param name="Cgroup">Its control group's folder, or <see langword="null"/>.</param>
/// <param name="Order">With what it is started.</param>
internal sealed record ShepherdLaunch(TrackingNumber Number, string Folder, string? Cgroup, ExecutionOrder Order);
