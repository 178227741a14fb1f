namespace Weir.Execution;

/// <summary>What an executor of this machine is told at its start.</summary>
public sealed record ExecutionOptions
{
    /// <summary>Folder of the agent's data.</summary>
    public required string Data { get; init; }

    /// <summary>The native program, to start shepherds with.</summary>
    public required string Weir { get; init; }

    /// <summary>The socket on which shepherds hint that there is news.</summary>
    public required string Hints { get; init; }

    /// <summary>The folder of the jobs' folders.</summary>
    public string Jobs => Path.Join(Data, "jobs");

    /// <summary>The folder that says which process stands over each job.</summary>
    public string Processes => Path.Join(Data, "processes");
}
