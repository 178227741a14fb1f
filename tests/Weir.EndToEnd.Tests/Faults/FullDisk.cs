using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>The disk of the data has no room, until a submission is refused, and then has room again.</summary>
internal sealed class FullDisk(PrivateMachine machine) : ISmallDisk
{
    private const int MostUntilRefused = 400;

    private readonly Commands _inside = new(new Dictionary<string, string> { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" }, machine.Prefix);

    public async Task MountAsync() =>
        (await _inside.Shell($"mkdir {ISmallDisk.Place} && mount -t tmpfs -o size=24m,mode=755 tmpfs {ISmallDisk.Place}")).Succeeded();

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

        (await _inside.Shell($"rm {ISmallDisk.Place}/fill")).Succeeded();
    }
}
