namespace Weir.Tracking.Variables;

/// <summary>Where the text of a variable comes from.</summary>
public abstract record VariableSource
{
    private protected VariableSource() { }

    /// <summary>Whether only the job's machine knows it, at the job's start.</summary>
    public virtual bool IsOutside => false;

    /// <summary>The texts of it that may name other variables.</summary>
    public virtual IReadOnlyList<string> Texts => [];
}
