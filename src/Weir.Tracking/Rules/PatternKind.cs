namespace Weir.Tracking.Rules;

/// <summary>How much of a filter's position a pattern fixes. The order is the order of precedence.</summary>
public enum PatternKind
{
    /// <summary>One name.</summary>
    Specific,

    /// <summary>A name with <c>?</c> for one character, or <c>*</c> at one end for any number of them.</summary>
    Generic,

    /// <summary><c>*ALL</c>.</summary>
    All,
}
