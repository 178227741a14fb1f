using Weir.Execution;
using Weir.Jobs;
using Weir.Protocol.Client;

namespace Weir.Agent;

/// <summary>What an agent is told at its start.</summary>
public sealed record AgentOptions
{
    /// <summary>The machine's name as the server knows it.</summary>
    public required string Machine { get; init; }

    /// <summary>Folder of the journal and of the jobs' folders.</summary>
    public required string Data { get; init; }

    /// <summary>The Unix socket that the host listens on; the hints' socket and the gate file lie beside it.</summary>
    public required string Socket { get; init; }

    /// <summary>The native program, to start shepherds with.</summary>
    public required string Weir { get; init; }

    /// <summary>Where the server answers. <see langword="null"/>: at <see cref="Socket"/>.</summary>
    public ServerAddress? Server { get; init; }

    /// <summary>Bearer token for a server that is reached by URL.</summary>
    public string? Token { get; init; }

    /// <summary>Weir's version, told to the server.</summary>
    public string Version { get; init; } = "0";

    /// <summary>Whether this agent is in control of the machine's gate; else it touches no crontab and no spool.</summary>
    public bool ControlsGate { get; init; } = true;

    /// <summary>How much one user other than root may have of each thing.</summary>
    public Quotas Quotas { get; init; } = Quotas.Default;

    /// <summary>Free space, in bytes, below which no new work is taken; <see langword="null"/>: a part of the disk.</summary>
    public long? Reserve { get; init; }

    /// <summary>What of a job's command leaves the machine.</summary>
    public CommandText Commands { get; init; } = CommandText.Redacted;

    /// <summary>As which users the server may have commands run.</summary>
    public RunAsUsers RunAs { get; init; } = RunAsUsers.Any;

    /// <summary>How long a waiting process may be away before it counts as gone.</summary>
    public TimeSpan WaiterGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a submission tries to reach the agent, as published in the gate file.</summary>
    public TimeSpan GateTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long facts stay after the server has them, so that one restored from a backup can ask again.</summary>
    public TimeSpan KeepFacts { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long ended jobs and their folders stay; <see langword="null"/> keeps them.</summary>
    public TimeSpan? KeepJobs { get; init; } = TimeSpan.FromDays(30);

    /// <summary>What becomes of processes that outlive their job's command, where no job definition says so.</summary>
    public OnLeftovers OnLeftovers { get; init; } = OnLeftovers.Wait;

    /// <summary>What the executor of this machine is told.</summary>
    public ExecutionOptions Execution =>
        new()
        {
            Data = Data,
            Weir = Weir,
            Hints = Hints,
        };

    /// <summary>The folder of the jobs' folders.</summary>
    public string Jobs => Execution.Jobs;

    /// <summary>The folder of the folders of jobs that have no number.</summary>
    public string Untracked => Path.Join(Data, "untracked");

    /// <summary>The folder of the job variables, <c>USER/NAME</c> in it.</summary>
    public string Variables => Path.Join(Data, "variables");

    /// <summary>The hints' socket.</summary>
    public string Hints => Path.Join(Path.GetDirectoryName(Socket), "hints.sock");

    /// <summary>The published filter.</summary>
    public string GateFile => Path.Join(Path.GetDirectoryName(Socket), "gate");
}
