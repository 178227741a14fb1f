namespace Weir.Jobs.Thresholds;

/// <summary>How a threshold's value is compared, in the words of the original.</summary>
public enum ThresholdOperator
{
    /// <summary>Equal.</summary>
    EQ,

    /// <summary>Not equal.</summary>
    NE,

    /// <summary>Greater.</summary>
    GT,

    /// <summary>Greater or equal.</summary>
    GE,

    /// <summary>Less.</summary>
    LT,

    /// <summary>Less or equal.</summary>
    LE,
}
