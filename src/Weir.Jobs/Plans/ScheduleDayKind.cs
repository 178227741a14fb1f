namespace Weir.Jobs.Plans;

/// <summary>Which of a schedule's days count, where a rule says so.</summary>
public enum ScheduleDayKind
{
    /// <summary>Held by an operator or its definition.</summary>
    Held,

    /// <summary>Begun and not over, held ones too.</summary>
    Active,

    /// <summary>Not over, begun or not.</summary>
    NonComplete,

    /// <summary>Not begun: its start time is still to come.</summary>
    Waiting,

    /// <summary>Over.</summary>
    Complete,
}
