using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Weir.Agent.Jobs;
using Weir.Execution.Slurm;
using Weir.Jobs;

namespace Weir.Ways.Slurm;

/// <summary>
/// What is to be done in Slurm: holds lifted, jobs cancelled. What comes together is one call. A deed that fails is done again at the next
/// look, which compares what Weir wants with what Slurm says.
/// </summary>
internal sealed class SlurmDeeds(SlurmPrograms slurm, SlurmKnownJobs known, ILogger<SlurmDeeds> log) : ISlurmCancels
{
    private const int Together = 200;

    private readonly Channel<(Deed Deed, uint Job)> _deeds = Channel.CreateBounded<(Deed, uint)>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    private enum Deed
    {
        Release,
        Cancel,
        Kill,
    }

    public void Free(TrackedJob job) => Do(Deed.Release, job.Number);

    public bool Cancel(TrackingNumber number) => Do(Deed.Cancel, number);

    public void Kill(TrackingNumber number) => Do(Deed.Kill, number);

    /// <summary>Lifts the hold of a job that Weir does not know, or not any more.</summary>
    public void Release(uint job) => _deeds.Writer.TryWrite((Deed.Release, job));

    /// <summary>Does them until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await _deeds.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            List<(Deed Deed, uint Job)> together = [];
            while (together.Count < Together && _deeds.Reader.TryRead(out var one))
            {
                together.Add(one);
            }

            foreach (var same in together.GroupBy(one => one.Deed))
            {
                await DoAsync(same.Key, [.. same.Select(one => one.Job).Distinct()], cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task DoAsync(Deed deed, IReadOnlyCollection<uint> jobs, CancellationToken cancellationToken)
    {
        var (isDone, text) = deed switch
        {
            Deed.Release => await slurm.ReleaseAsync(jobs, cancellationToken).ConfigureAwait(false),
            Deed.Cancel => await slurm.RunAsync("scancel", ["--quiet", SlurmList.Of(jobs)], cancellationToken).ConfigureAwait(false),
            _ => await slurm
                .RunAsync("scancel", ["--quiet", "--full", "--signal=KILL", SlurmList.Of(jobs)], cancellationToken)
                .ConfigureAwait(false),
        };
        if (!isDone)
        {
            log.SlurmRefuses($"{(deed == Deed.Release ? "the release" : "the cancel")} of {SlurmList.Of(jobs)}", text);
        }
    }

    private bool Do(Deed deed, TrackingNumber number) => known.Find(number) is { } job && _deeds.Writer.TryWrite((deed, job.Job));
}
