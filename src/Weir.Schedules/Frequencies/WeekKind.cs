namespace Weir.Schedules.Frequencies;

/// <summary>Which weeks of a year.</summary>
public enum WeekKind
{
    /// <summary>Every week.</summary>
    All,

    /// <summary>Weeks 1, 3, 5 and so on.</summary>
    Odd,

    /// <summary>Weeks 2, 4, 6 and so on.</summary>
    Even,
}
