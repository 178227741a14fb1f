namespace Weir.Jobs;

/// <summary>Which jobs a caller sees where an operation is about many; the others are left out and not counted.</summary>
/// <param name="Caller">Who looks.</param>
/// <param name="Reach">How far.</param>
public readonly record struct Visibility(Caller Caller, Reach Reach)
{
    /// <summary>Whether nothing is left out.</summary>
    public bool IsWhole => Reach == Reach.All && Caller.Only is null;

    /// <summary>What the caller sees of an operation.</summary>
    public static Visibility For(Caller caller, Operation operation) => new(caller, Authority.ReachOf(caller, operation));

    /// <summary>Whether a job of this owner is seen.</summary>
    public bool Sees(Owner owner) =>
        Reach switch
        {
            Reach.All => Caller.Only is null || string.Equals(Caller.Only, owner.Machine, StringComparison.Ordinal),
            Reach.Own => Caller.Owns(owner),
            _ => false,
        };
}
