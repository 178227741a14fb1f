using Weir.Agent.Jobs;

namespace Weir.Agent.Running;

/// <summary>The jobs that lie held in another system's spool.</summary>
internal interface IHeldSpool
{
    /// <summary>Lets a job go there; its time may come later. One that is not known there yet is let go when it is found.</summary>
    void Free(TrackedJob job);
}
