using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Agent.Captures;

/// <summary>Finds out which job and which terminal a submission comes from, by the kernel's word.</summary>
internal sealed class CaptureOrigins(JobOrigins jobs)
{
    public CaptureOrigin Find(Submitter submitter, WaitingProcess? process)
    {
        using var peer = process?.Open();
        var origin = peer is null ? null : ProcessOrigin.Read(peer);
        return new CaptureOrigin(submitter.User, submitter.UserId, origin is null ? null : jobs.Find(origin)?.Row.Name, origin?.Terminal);
    }
}
