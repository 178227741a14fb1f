namespace Weir.Jobs.Facts;

/// <summary>The stable words for why a fact is set aside; no other file spells them.</summary>
public static class FactCodes
{
    /// <summary>It is no fact: no object with its kind, or a member is missing or of another kind.</summary>
    public const string BadFact = "bad-fact";

    /// <summary>It is of a kind that this version does not know.</summary>
    public const string UnknownKind = "unknown-kind";

    /// <summary>A member is too long or out of its range.</summary>
    public const string OutOfBounds = "out-of-bounds";

    /// <summary>Its number, or its job, is another machine's.</summary>
    public const string ForeignNumber = "foreign-number";

    /// <summary>It could not be decided or stored.</summary>
    public const string Undecided = "undecided";
}
