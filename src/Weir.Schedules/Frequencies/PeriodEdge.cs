namespace Weir.Schedules.Frequencies;

/// <summary>An end of a period.</summary>
public enum PeriodEdge
{
    /// <summary>Where it begins.</summary>
    Begin,

    /// <summary>Where it ends.</summary>
    End,
}
