using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>
/// The file system of the data finds an error and lets nobody write any more. Then its jobs end, the host is killed, the file system is
/// repaired and the host is started again: what was answered is there, and nothing runs twice.
/// </summary>
internal sealed class AbortedDisk(PrivateMachine machine, string image) : ISmallDisk
{
    private readonly Commands _inside = new(new Dictionary<string, string> { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" }, machine.Prefix);

    public async Task MountAsync()
    {
        (await _inside.Shell($"mkdir -p {ISmallDisk.Place} && truncate -s 64M '{image}' && mkfs.ext4 -q '{image}'")).Succeeded();
        await Mount();
    }

    public async Task UnmountAsync() => (await _inside.Shell($"umount {ISmallDisk.Place}")).Succeeded();

    public async Task HarmAsync(Night night, Random random)
    {
        await night.RunningAsync(1);
        (
            await _inside.Shell(
                $"device=$(findmnt -n -o SOURCE {ISmallDisk.Place}) && echo 1 > /sys/fs/ext4/${{device##*/}}/trigger_fs_error"
            )
        ).Succeeded();
        var logged = night.Up.Log.Length;
        // Where it cannot be known whether it was stored, its submitter goes on asking until the disk is mended.
        night.Begin(NightKind.Good);
        night.Begin(NightKind.Good);
        await night.Until(
            () =>
                Task.FromResult(
                    night.Jobs.Any(job => job.Refusal is not null)
                        || night.Up.Log[logged..].Contains("not known whether its submission was stored", StringComparison.Ordinal)
                ),
            () => "a submission is not stored where nothing can be written"
        );

        night.Open();
        foreach (
            var job in night.Jobs.Where(job =>
                job is { IsHarmed: false, Refusal: null, IsToBeReleased: false } and not { Kind: NightKind.CancelledBefore }
            )
        )
        {
            // How it ended had no place to be written down, and it may have ended before it was cancelled.
            job.MayAlsoEnd(job.Kind == NightKind.CancelledRunning ? [Outcome.Lost, Outcome.Succeeded] : [Outcome.Lost]);
            job.LeastRuns = 0;
        }

        await night.Up.KillAsync();
        await night.Until(
            async () => (await _inside.Shell($"umount {ISmallDisk.Place}")).Status == 0,
            () => $"nobody uses {ISmallDisk.Place} any more"
        );
        await _inside.Shell($"e2fsck -fy '{image}'");
        await Mount();
        await night.Up.StartAgainAsync();
    }

    private async Task Mount() => (await _inside.Shell($"mount -o loop,errors=remount-ro '{image}' {ISmallDisk.Place}")).Succeeded();
}
