using Weir.Agent.Running;

namespace Weir.Agent.Machine;

/// <summary>What is true about a job beside its row, at the moment of a decision.</summary>
/// <param name="Now">The time.</param>
/// <param name="Clock">A clock that nobody sets.</param>
/// <param name="Machine">What is true of the machine.</param>
/// <param name="Memory">What this agent remembers of the job.</param>
internal sealed record JobTruth(DateTimeOffset Now, TimeSpan Clock, MachineTruth Machine, JobMemory Memory)
{
    /// <summary>The control group that it has or would get; <see langword="null"/> where there are none.</summary>
    public string? Cgroup { get; init; }

    /// <summary>Whether a process waits in place for it, connected.</summary>
    public bool IsSeated { get; init; }

    /// <summary>That process.</summary>
    public int? SeatProcess { get; init; }

    /// <summary>The process over it; <see langword="null"/> where none is known.</summary>
    public KeeperTruth? Keeper { get; init; }

    /// <summary>Whether the process over it was killed, so that nobody writes down its end.</summary>
    public bool KeeperKilled { get; init; }

    /// <summary>Whether its control group is populated; <see langword="null"/> where it has none.</summary>
    public bool? ProcessesLeft { get; init; }

    /// <summary>Whether this agent made its folder, or found it made: one that is gone then was taken away.</summary>
    public bool IsPrepared { get; init; }

    /// <summary>What its folder says; nothing where it was not looked at.</summary>
    public FolderTruth Folder { get; init; } = FolderTruth.Nothing;

    /// <summary>Whether its folder is shut, so that nobody can start it any more; <see langword="null"/> where that was not tried.</summary>
    public bool? IsSealed { get; init; }

    /// <summary>Whether its command, apart from the process over it, is known.</summary>
    public bool CommandIsMet { get; init; }

    /// <summary>Whether that command lives.</summary>
    public bool CommandLives { get; init; }

    /// <summary>Whether what its leftovers wrote beyond the bound had to be cut just now.</summary>
    public bool WasCut { get; init; }

    /// <summary>What was counted for its control group.</summary>
    public GroupUse Use { get; init; } = GroupUse.Nothing;

    /// <summary>What its shepherd said of a variable that it cannot write.</summary>
    public string? VariableLost { get; init; }

    /// <summary>What its shepherd said of output that reached its bound.</summary>
    public OutputWord? FullOutput { get; init; }

    /// <summary>Whether the process over it is known for sure and lives.</summary>
    public bool HasKeeper => Keeper is { IsSure: true, HasEnded: false };
}
