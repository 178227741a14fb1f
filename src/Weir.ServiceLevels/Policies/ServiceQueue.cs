namespace Weir.ServiceLevels.Policies;

/// <summary>The two service-level queues. One selection goes over both.</summary>
public enum ServiceQueue
{
    /// <summary>Groups <c>CONTROL.TYPE</c>; they stop ageing at Acceptable unless the group has a Critical goal.</summary>
    General,

    /// <summary>Groups <c>NAME</c>; past Acceptable they are late at once.</summary>
    Production,
}
