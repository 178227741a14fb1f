using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Shepherd.Tests;

/// <summary>Runs jobs under the real shepherd, as the agent does.</summary>
internal sealed class StoredRun(string folder)
{
    public const int Number = 147;

    public static string Weir { get; } =
        Path.GetFullPath(Path.Join(AppContext.BaseDirectory, "../../../../artifacts/publish/Weir.Gate/release_linux-x64/weir"));

    /// <summary>Whom the job runs as; as root it can be another.</summary>
    public (uint User, uint Group) User { get; init; } = (UserAccounts.CurrentUserId, UserAccounts.CurrentGroupId);

    public byte[]? LocalDataArea { get; init; }

    public byte[]? Script { get; init; }

    /// <summary>The bound of each file of output.</summary>
    public OutputLimit? Output { get; init; }

    /// <summary>Whether its standard input is a pipe that answers are written to.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>The program and its arguments that the shepherd runs under, such as a tracer; none: by itself.</summary>
    public IReadOnlyList<string> Under { get; init; } = [];

    /// <summary>How the job of a folder ended; <see langword="null"/>: it has not.</summary>
    public static EndRecord? EndOf(string folder)
    {
        using var handle = FolderHandle.Open(folder);
        return EndRecord.Read(handle);
    }

    /// <summary>Starts the shepherd of a job; it ends with the job.</summary>
    public int Start(params string[] command)
    {
        var order = new ShepherdOrder
        {
            Number = new TrackingNumber(Number),
            Folder = folder,
            UserId = User.User,
            GroupId = User.Group,
            Output = Output,
            IsAnswered = IsAnswered,
            Submission = new Submission
            {
                Key = Guid.NewGuid(),
                Name = ObjectName.Parse("TEST"),
                Way = WayIn.Submit,
                Mode = SubmissionMode.Stored,
                Arguments = [.. command.Select(Encoding.UTF8.GetBytes)],
                LocalDataArea = LocalDataArea,
                Script = Script,
                Environment = ["PATH=/usr/bin:/bin"u8.ToArray()],
                Directory = Encoding.UTF8.GetBytes(folder),
            },
        };
        using var file = new MemoryFile("order", ShepherdOrderCodec.Write(order));
        string[] words = [.. Under, Weir, "shepherd"];
        return Spawner.Spawn(
            words[0],
            [.. words.Select(Encoding.UTF8.GetBytes)],
            [],
            [(0, 0), (1, 1), (2, 2), (file.Descriptor, ShepherdOrder.Descriptor)],
            newSession: true
        );
    }

    /// <summary>Waits until the shepherd is gone.</summary>
    public static void WaitFor(int shepherd)
    {
        using var handle = ProcessHandle.Open(shepherd);
        handle?.Wait(-1);
        Spawner.Reap(shepherd);
    }

    /// <summary>Runs a job to its end, whatever that is.</summary>
    public void Run(params string[] command) => WaitFor(Start(command));
}
