namespace Weir.Tracking.Rules;

/// <summary>Which jobs' submissions are tracked without a rule of their own: the original's "allow automatic tracking", 0 to 2.</summary>
public enum AutomaticMethod
{
    /// <summary>None.</summary>
    Off,

    /// <summary>Those of jobs whose rule allows it.</summary>
    Positive,

    /// <summary>Those of every job that Weir knows, unless a rule prevents it.</summary>
    Negative,
}
