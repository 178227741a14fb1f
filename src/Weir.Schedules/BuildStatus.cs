namespace Weir.Schedules;

/// <summary>What becomes of a job on a date that its frequency names.</summary>
public enum BuildStatus
{
    /// <summary>It is built, and starts when all is met.</summary>
    Released,

    /// <summary>It is built and held.</summary>
    Held,

    /// <summary>It is built, and is skipped when its time comes; what follows it goes on.</summary>
    Skip,

    /// <summary>It is not built, and frequencies of lower priority are not asked.</summary>
    DoNotSchedule,

    /// <summary>The frequency is passed over.</summary>
    Disabled,
}
