namespace Weir.Day.Constraints;

/// <summary>What happens to a thing, whoever is stopped by it. Causes say what they hear of.</summary>
internal enum ConstraintEvent
{
    /// <summary>A machine was reached, or is reached no more.</summary>
    Linked,

    /// <summary>A machine's agent started, perhaps with other processors.</summary>
    Started,

    /// <summary>A schedule's day was held or released.</summary>
    ScheduleSet,

    /// <summary>A limit has another maximum, or other units of it are in use.</summary>
    LimitChanged,

    /// <summary>Weir was closed or opened, or a machine has another portion of starts.</summary>
    ClosureChanged,

    /// <summary>A machine is at another capacity level, or levels mean something else.</summary>
    LevelChanged,
}
