using Weir.Execution;
using Weir.Jobs;

namespace Weir.Agent.Machine;

/// <summary>The one table that says what the state of a job is, after a crash as in daily life.</summary>
internal static class Recovery
{
    /// <summary>Decides.</summary>
    /// <param name="mayRun">Whether the journal says that it was let go.</param>
    /// <param name="inPlace">Whether its process waits in place.</param>
    /// <param name="cancelAsked">Whether the journal says that it is to be cancelled.</param>
    /// <param name="bootChanged">Whether the machine restarted since its row was written.</param>
    /// <param name="shepherdAlive">Whether the process over it lives.</param>
    /// <param name="start">Its start mark.</param>
    /// <param name="ended">Whether its end is written down.</param>
    /// <param name="processesLeft">Whether its control group is populated; <see langword="null"/> where it has none.</param>
    /// <param name="leftovers">What is to become of processes that outlive its command.</param>
    public static RecoveryStep Step(
        bool mayRun,
        bool inPlace,
        bool cancelAsked,
        bool bootChanged,
        bool shepherdAlive,
        StartMark start,
        bool ended,
        bool? processesLeft,
        OnLeftovers leftovers = OnLeftovers.Wait
    )
    {
        // No process outlives the machine; a lock that is held then is somebody else's game.
        var alive = shepherdAlive && mayRun && !bootChanged;
        var left = processesLeft == true && mayRun && !bootChanged;
        if (ended)
        {
            // What is written down is a word. That it is the end is seen by who is gone.
            return alive ? RecoveryStep.Follow
                : !left || (leftovers == OnLeftovers.Keep && !cancelAsked) ? RecoveryStep.Finish
                : leftovers == OnLeftovers.Kill && !cancelAsked ? RecoveryStep.EndLeftovers
                : RecoveryStep.AwaitLeftovers;
        }

        if (alive && start != StartMark.Sealed)
        {
            return RecoveryStep.Follow;
        }

        return start switch
        {
            StartMark.Started when bootChanged => RecoveryStep.MachineRestarted,
            StartMark.Started when left => RecoveryStep.FollowUnwatched,
            StartMark.Started => RecoveryStep.Lost,
            // Let go and then sealed: whether something was started without a mark is seen by who is there.
            StartMark.Sealed when alive || left => RecoveryStep.AwaitLeftovers,
            StartMark.Sealed => cancelAsked || !inPlace ? RecoveryStep.Cancelled : RecoveryStep.WaiterGone,
            // The mark of a job in place is not made durable, nor was that of an older shepherd: after a loss of power its absence proves
            // nothing. Within one boot it does, also where a file system was repaired meanwhile: that of a stored job was synced.
            _ when mayRun && bootChanged => RecoveryStep.MachineRestarted,
            // A job that removes its own mark is not started again while it runs.
            _ when left && !inPlace => RecoveryStep.FollowUnwatched,
            _ when left && cancelAsked => RecoveryStep.AwaitLeftovers,
            _ when mayRun && cancelAsked => RecoveryStep.Cancelled,
            _ when inPlace => bootChanged ? RecoveryStep.WaiterGone : RecoveryStep.AwaitWaiter,
            _ => mayRun ? RecoveryStep.Start : RecoveryStep.Wait,
        };
    }
}
