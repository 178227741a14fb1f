namespace Weir.ThruPut;

/// <summary>A property that jobs are chosen by: <c>A</c>, <c>Y</c> or <c>N</c>.</summary>
public enum Choice
{
    /// <summary><c>A</c>: with and without it.</summary>
    All,

    /// <summary><c>Y</c>: only with it.</summary>
    Yes,

    /// <summary><c>N</c>: only without it.</summary>
    No,
}
