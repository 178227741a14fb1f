namespace Weir.Agent.Machine;

/// <summary>Something to be done about a job once its row is in the journal. The set is closed: all of them stand beside it.</summary>
internal abstract record JobEffect
{
    private protected JobEffect() { }

    /// <summary>Whether it is not to be done any more where the job is over by then.</summary>
    public virtual bool IsMootWhenOver => true;
}
