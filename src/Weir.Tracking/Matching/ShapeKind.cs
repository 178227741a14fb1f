namespace Weir.Tracking.Matching;

/// <summary>Which bytes of a position's value a shape looks at.</summary>
internal enum ShapeKind : byte
{
    /// <summary>None.</summary>
    Nothing,

    /// <summary>All of them.</summary>
    Whole,

    /// <summary>So many, after so many from the beginning.</summary>
    FromStart,

    /// <summary>So many, before so many from the end.</summary>
    FromEnd,
}
