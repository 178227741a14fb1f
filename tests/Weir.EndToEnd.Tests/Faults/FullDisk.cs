using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>The disk of the data has no room, until a submission is refused, and then has room again.</summary>
internal sealed class FullDisk(PrivateMachine machine) : ISmallDisk
{
    private const int MostUntilRefused = 400;

    /// <summary>Megabytes that are free before and after the harm.</summary>
    private const int Room = 24;

    private readonly Commands _inside = new(new Dictionary<string, string> { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" }, machine.Prefix);

    public async Task MountAsync() =>
        (await _inside.Shell($"mkdir {ISmallDisk.Place} && mount -t tmpfs -o size={Room}m,mode=755 tmpfs {ISmallDisk.Place}")).Succeeded();

    // Its last files go with it.
    public async Task UnmountAsync() => (await _inside.Shell($"umount -l {ISmallDisk.Place}")).Succeeded();

    public async Task HarmAsync(Night night, Random random)
    {
        await _inside.Shell($"cat /dev/zero > {ISmallDisk.Place}/fill");
        var submitted = 0;
        while (!night.Jobs.Any(job => job.Refusal is not null))
        {
            Assert.True(submitted++ < MostUntilRefused, $"{MostUntilRefused} submissions found room on a full disk");
            await night.SubmitAsync(NightKind.Good);
        }

        // What Weir wrote in earlier watches stays, and a disk that it has filled by itself has no room again without the rest.
        (
            await _inside.Shell(
                $"rm {ISmallDisk.Place}/fill && mount -o remount,size=$(($(du -sm {ISmallDisk.Place} | cut -f1) + {Room}))m {ISmallDisk.Place}"
            )
        ).Succeeded();
    }
}
