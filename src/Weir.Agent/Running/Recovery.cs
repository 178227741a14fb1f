namespace Weir.Agent.Running;

/// <summary>The one table that says what the state of a job is, after a crash as in daily life.</summary>
internal static class Recovery
{
    /// <summary>Decides.</summary>
    /// <param name="mayRun">Whether the journal says that it was let go.</param>
    /// <param name="inPlace">Whether its process waits in place.</param>
    /// <param name="cancelAsked">Whether the journal says that it is to be cancelled.</param>
    /// <param name="bootChanged">Whether the machine restarted since its row was written.</param>
    /// <param name="shepherdAlive">Whether its lock is held.</param>
    /// <param name="start">Its start mark.</param>
    /// <param name="ended">Whether its end is written down.</param>
    /// <param name="processesLeft">Whether its control group is populated; <see langword="null"/> where it has none.</param>
    public static RecoveryStep Step(
        bool mayRun, bool inPlace, bool cancelAsked, bool bootChanged, bool shepherdAlive, StartMark start, bool ended, bool? processesLeft)
    {
        if (ended)
        {
            return RecoveryStep.Finish;
        }

        // No lock outlives the machine; one that is held then is somebody else's game.
        if (mayRun && shepherdAlive && !bootChanged && start != StartMark.Sealed)
        {
            return RecoveryStep.Follow;
        }

        return start switch
        {
            StartMark.Started when bootChanged => RecoveryStep.MachineRestarted,
            StartMark.Started when processesLeft == true => RecoveryStep.FollowUnwatched,
            StartMark.Started => RecoveryStep.Lost,
            StartMark.Sealed => cancelAsked || !inPlace ? RecoveryStep.Cancelled : RecoveryStep.WaiterGone,
            // The mark is not made durable: after a loss of power its absence proves nothing.
            _ when mayRun && bootChanged => RecoveryStep.MachineRestarted,
            _ when mayRun && cancelAsked => RecoveryStep.Cancelled,
            _ when inPlace => bootChanged ? RecoveryStep.WaiterGone : RecoveryStep.AwaitWaiter,
            _ => mayRun ? RecoveryStep.Start : RecoveryStep.Wait,
        };
    }
}
