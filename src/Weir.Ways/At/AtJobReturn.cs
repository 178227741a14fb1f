using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Jobs;

namespace Weir.Ways.At;

/// <summary>Gives jobs back to at.</summary>
internal sealed class AtJobReturn(AtSpool spool, AtHeldJobs held, AtUnmarkedJobs unmarked, ActiveJobs ledger, JobDispatcher dispatcher)
{
    /// <summary>Gives one back as at wrote it; whether it was changed.</summary>
    public async Task<bool> ReturnAsync(AtEntry entry)
    {
        if (spool.Inspect(entry) is not { } look)
        {
            return false;
        }

        var number = AtScript.FindMark(look.Head) is { } mark ? mark.Number : (TrackingNumber?)null;
        if (unmarked.Knows(entry, out var known))
        {
            number ??= known;
            await unmarked.ForgetAsync(entry).ConfigureAwait(false);
        }
        else if (
            AtScript.FindMark(look.Head) is null
            || spool.Read(entry) is not { } script
            || !spool.TryReplace(entry, AtScript.WithoutMark(script), look.Facts.UserId, free: true)
        )
        {
            return false;
        }

        held.TryRelease(entry);
        if (number is { } of && held.Forget(of) && ledger.TryFind(of, out var job))
        {
            await dispatcher.HandleAsync(job, new LeftSpool()).ConfigureAwait(false);
        }

        return true;
    }
}
