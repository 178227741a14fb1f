using Weir.Agent.Jobs;

namespace Weir.Agent.Running;

/// <summary>What there is where no way in holds jobs in a spool.</summary>
internal sealed class NoSpool : IHeldSpool
{
    /// <summary>There is nothing to let go: the way that held it was there when it was taken in, and is gone.</summary>
    public void Free(TrackedJob job) { }
}
