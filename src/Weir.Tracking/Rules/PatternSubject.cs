namespace Weir.Tracking.Rules;

/// <summary>What a pattern is compared with, which decides what it may hold and whether case counts.</summary>
public enum PatternSubject
{
    /// <summary>A name of Weir's own: compares without case.</summary>
    Name,

    /// <summary>A user of the machine: compares exactly.</summary>
    User,
}
