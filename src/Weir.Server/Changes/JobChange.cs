using Weir.Jobs;

namespace Weir.Server.Changes;

/// <summary>A job as it became.</summary>
/// <param name="Id">Rises with each change.</param>
/// <param name="Job">The job.</param>
public sealed record JobChange(long Id, Job Job);
