namespace Weir.Definitions.Checks;

/// <summary>What stands behind a dependency whose job is not planned on the day that it names.</summary>
public enum DependencyVerdict
{
    /// <summary>A rule puts jobs of that name there: it comes through the gate, or does not.</summary>
    ComesThroughGate,

    /// <summary>It is defined, and not planned on that date.</summary>
    NotToday,

    /// <summary>Nothing of that name is defined, and no rule brings it.</summary>
    NoSuchJob,

    /// <summary>It waits for the job in its turn, around a circle.</summary>
    Circle,
}
