using Weir.Linux;
using Weir.Shepherd;

namespace Weir.Execution.Local;

/// <summary>Starts the native program as a shepherd, with its order in a file in memory.</summary>
internal sealed class WeirShepherds(ExecutionOptions options, JobFolders folders) : IShepherds
{
    // What the agent and its stores need besides, to write down what becomes of the jobs that run.
    private const int KeptDescriptors = 48;

    private static readonly byte[][] Arguments = ["weir"u8.ToArray(), "shepherd"u8.ToArray()];

    public IProcess Launch(ShepherdLaunch launch)
    {
        var order = new ShepherdOrder
        {
            Number = launch.Number,
            Folder = launch.Folder,
            UserId = launch.Order.Submitter.UserId,
            GroupId = launch.Order.Submitter.GroupId,
            Groups = launch.Order.Submitter.Groups,
            FilesGroupId = folders.FilesGroup,
            Cgroup = launch.Cgroup,
            HintsSocket = options.Hints,
            ExtraEnvironment = launch.Order.Environment,
            Output = launch.Order.Output,
            IsAnswered = launch.Order.IsAnswered,
            Submission = launch.Order.Submission,
        };
        using var bytes = new MemoryFile("order", ShepherdOrderCodec.Write(order));
        if ((ulong)(bytes.Descriptor + KeptDescriptors) >= ResourceLimits.Get(ResourceLimits.OpenFiles).Soft)
        {
            throw new LinuxException(Errno.TooManyFiles, "no shepherd can be started");
        }

        using var nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var none = (int)nothing.DangerousGetHandle();
        return LinuxProcess.OfChild(
            Spawner.Spawn(
                options.Weir,
                Arguments,
                [],
                [(none, 0), (none, 1), (none, 2), (bytes.Descriptor, ShepherdOrder.Descriptor)],
                newSession: true
            )
        );
    }
}
