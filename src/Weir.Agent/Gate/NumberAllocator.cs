using Weir.Agent.Link;
using Weir.Execution;
using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Agent.Gate;

/// <summary>Gives each new job its number.</summary>
internal sealed class NumberAllocator(NumberPool numbers, JobFolders folders, ServerPresence presence, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The next number. A folder that is there already belongs to a job of a journal that is lost: its start and end are not this job's.
    /// </summary>
    /// <exception cref="AgentRefusedException">None is left, and the server gives none.</exception>
    public async Task<TrackingNumber> NextAsync(CancellationToken cancellationToken)
    {
        if (!folders.AreThere)
        {
            throw new AgentRefusedException(
                ProblemCodes.StoreFull,
                "the folder jobs in the data of this machine's agent is gone: bring it back, then submit again"
            );
        }

        await WaitForGreetingAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            // What a journal that was put back has in hand, an agent with the newer one has given already.
            if (presence.KnowsMore)
            {
                throw new AgentRefusedException(
                    ProblemCodes.ServerAway,
                    $"the tracking numbers of this machine may be given already: {presence.Trouble}"
                );
            }

            var number = await AllocateAsync(cancellationToken).ConfigureAwait(false);
            if (!folders.IsTaken(number))
            {
                return number;
            }
        }
    }

    // Just after a start it is not known yet whether the numbers in hand are good. A server that is away is not waited for.
    private async Task WaitForGreetingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await presence.Tried.WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It hangs: the numbers in hand have to do.
        }
    }

    private async Task<TrackingNumber> AllocateAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (numbers.TryAllocate() is { } number)
            {
                return number;
            }

            try
            {
                // A server that has said no leases nothing in a moment.
                if (presence.IsRefused)
                {
                    throw None();
                }

                await numbers.WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                throw None();
            }
        }
    }

    private AgentRefusedException None() =>
        new(
            ProblemCodes.ServerAway,
            presence.Trouble is { } trouble
                ? $"this machine has no tracking number left, and its server gives none: {trouble}"
                : "no tracking number is left on this machine and the server does not answer: try again when it is back (weir status)"
        );
}
