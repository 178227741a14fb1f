using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Agent.Running;

/// <summary>
/// Hints of shepherds that a folder may have news. One look answers all that came before it, and a flood of them is followed slowly.
/// </summary>
internal sealed class HintListener(AgentOptions options, ActiveJobs ledger, JobInbox inbox) : IDisposable
{
    /// <summary>So many hints for a job are followed at once.</summary>
    private const int MostHints = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly uint _ownUser = UserAccounts.CurrentUserId;
    private HintReceiver? _receiver;

    /// <summary>Hints are kept from now on.</summary>
    public void Open() => _receiver = new HintReceiver(options.Hints);

    /// <summary>Takes them until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (_receiver is { } receiver && !cancellationToken.IsCancellationRequested)
        {
            try
            {
                var (hint, user) = await receiver.ReceiveAsync(cancellationToken).ConfigureAwait(false);
                if (
                    TrackingNumber.TryParse(hint, out var number)
                    && ledger.TryFind(number, out var job)
                    && job.MayRun
                    && MayHint(job, user)
                )
                {
                    Handle(job);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    public void Dispose() => _receiver?.Dispose();

    private void Handle(TrackedJob job)
    {
        if (job.RequestCheck())
        {
            inbox.After(++job.Hints <= MostHints ? TimeSpan.Zero : Pause, job, new Checked(CheckReason.Hint));
        }
    }

    // Whose shepherd it is the kernel says. After a restart the job's user is known when the journal is asked, and a look harms nobody.
    private bool MayHint(TrackedJob job, uint user) =>
        user == 0 || user == _ownUser || job.Submitter is not { } submitter || submitter.UserId == user;
}
