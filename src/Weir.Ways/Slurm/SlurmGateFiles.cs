using Weir.Agent;
using Weir.Agent.Gate;
using Weir.Agent.Ways;
using Weir.Linux;
using Weir.Tracking.Gate;
using Weir.Tracking.Rules;

namespace Weir.Ways.Slurm;

/// <summary>
/// What stands beside the published filter for slurmctld: the rules as the hook reads them, and the file that the hook opens to say that it
/// has held a job. They stay when the agent ends: the hook holds what they say, and the next agent takes it in.
/// </summary>
internal sealed class SlurmGateFiles(AgentOptions options, RuleCache rules, WayStore ways)
{
    /// <summary>The name of the file that the hook opens.</summary>
    public const string HeldFile = "slurm-held";

    private const string RulesFile = "slurm-rules";
    private const uint ReadableByAll = 0x1A4;
    private const uint Owners = 0x180;

    /// <summary>The folder of all of them.</summary>
    public string Folder => Path.GetDirectoryName(options.GateFile)!;

    /// <summary>The rules that the hook reads.</summary>
    public string Rules => Path.Join(Folder, RulesFile);

    /// <summary>The file that the hook opens.</summary>
    public string Held => Path.Join(Folder, HeldFile);

    /// <summary>The socket that starts and ends are told to.</summary>
    public string Notes => Path.Join(Folder, "slurm-notes");

    /// <summary>Publishes the rules in force, or none while the way is not on.</summary>
    public void Publish()
    {
        var held = ways["slurm"] == WayState.On ? rules.Rules : RuleSet.Empty;
        DurableFile.Write(Folder, RulesFile, SlurmRules.Write(held, options.Machine), ReadableByAll);
    }

    /// <summary>Takes away what the hook reads and opens.</summary>
    public void Withdraw()
    {
        using var folder = FolderHandle.Open(Folder);
        folder.TryRemove(RulesFile);
        folder.TryRemove(HeldFile);
    }

    /// <summary>Makes the file that the hook opens, slurmctld's own.</summary>
    public void GiveHeldFile(UserAccount slurm) => DurableFile.Write(Folder, HeldFile, [], Owners, (slurm.UserId, slurm.GroupId));
}
