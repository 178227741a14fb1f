using Weir.Linux;
using Weir.Shepherd;

namespace Weir.Agent.Running;

/// <summary>Starts the native program as a shepherd, with its order in a file in memory.</summary>
internal sealed class WeirShepherds(AgentOptions options, JobFolders folders) : IShepherds
{
    private static readonly byte[][] Arguments = ["weir"u8.ToArray(), "shepherd"u8.ToArray()];

    public int Launch(ShepherdLaunch launch)
    {
        var order = new ShepherdOrder
        {
            Number = launch.Number,
            Folder = launch.Folder,
            UserId = launch.Submitter.UserId,
            GroupId = launch.Submitter.GroupId,
            Groups = launch.Submitter.Groups,
            FilesGroupId = folders.FilesGroup,
            Cgroup = launch.Cgroup,
            HintsSocket = options.Hints,
            ExtraEnvironment = launch.Environment,
            Submission = launch.Submission,
        };
        using var bytes = new MemoryFile("order", ShepherdOrderCodec.Write(order));
        using var nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var none = (int)nothing.DangerousGetHandle();
        return Spawner.Spawn(
            options.Weir, Arguments, [], [(none, 0), (none, 1), (none, 2), (bytes.Descriptor, ShepherdOrder.Descriptor)], newSession: true);
    }
}
