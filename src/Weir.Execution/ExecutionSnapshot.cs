using Weir.Jobs;

namespace Weir.Execution;

/// <summary>What is true of a job where it runs.</summary>
/// <param name="Place">What it would be found by, were it let go now.</param>
public sealed record ExecutionSnapshot(ExecutionReference Place)
{
    /// <summary>The process over it; <see langword="null"/> where none is known.</summary>
    public SupervisorSnapshot? Supervisor { get; init; }

    /// <summary>Whether the process over it was killed, so that nobody writes down its end.</summary>
    public bool SupervisorKilled { get; init; }

    /// <summary>Whether its control group is populated; <see langword="null"/> where it has none.</summary>
    public bool? ProcessesLeft { get; init; }

    /// <summary>Whether its folder was made, or found made: one that is gone then was taken away.</summary>
    public bool IsPrepared { get; init; }

    /// <summary>Whether its command, apart from the process over it, is known.</summary>
    public bool CommandIsMet { get; init; }

    /// <summary>Whether that command lives.</summary>
    public bool CommandLives { get; init; }

    /// <summary>What its folder says; nothing where it was not looked at.</summary>
    public FolderSnapshot Folder { get; init; } = FolderSnapshot.Nothing;

    /// <summary>Whether a look found the folder of all jobs' folders gone: then nobody knows what its own says.</summary>
    public bool RecordsAway { get; init; }

    /// <summary>Whether what its leftovers wrote beyond the bound had to be cut just now.</summary>
    public bool WasCut { get; init; }

    /// <summary>What was counted for its control group.</summary>
    public GroupUse Use { get; init; } = GroupUse.Nothing;

    /// <summary>What its shepherd said of output that reached its bound.</summary>
    public OutputNotice? FullOutput { get; init; }

    /// <summary>Whether the process over it is known for sure and lives.</summary>
    public bool HasSupervisor => Supervisor is { IsSure: true, HasEnded: false };
}
