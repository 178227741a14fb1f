namespace Weir.Agent.Machine;

/// <summary>Kill what is left of it.</summary>
/// <param name="Round">How often that was done before.</param>
/// <param name="All">Whether the process over it is killed too, which could write down the end.</param>
internal sealed record Kill(int Round, bool All) : JobEffect;
