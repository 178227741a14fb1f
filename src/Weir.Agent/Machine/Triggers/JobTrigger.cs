namespace Weir.Agent.Machine;

/// <summary>
/// Something that happened to a job, about which <see cref="JobMachine"/> decides. The set is closed: all of them stand beside it.
/// </summary>
internal abstract record JobTrigger
{
    private protected JobTrigger() { }

    /// <summary>What is being done about it, as the log says where it fails.</summary>
    public virtual string Doing => "looking at";

    /// <summary>Whether a pause before it counts only while others can reach the agent.</summary>
    public virtual bool AwaitsOthers => false;
}
