namespace Weir.Jobs;

/// <summary>What a kind of line in a job's history does to the holds that people, rules and conditions have on the job.</summary>
public enum HoldEffect
{
    /// <summary>They stay as they are.</summary>
    None,

    /// <summary>They are those that the submission came with.</summary>
    Begin,

    /// <summary>Whoever did it holds the job.</summary>
    Hold,

    /// <summary>Whoever did it lifts the holds that are theirs to lift.</summary>
    Release,

    /// <summary>The schedule's refusal holds the job.</summary>
    Refuse,

    /// <summary>An operator's hold takes the place of the schedule's refusal.</summary>
    TakeOver,

    /// <summary>The conditions of a planned job hold it.</summary>
    Watch,

    /// <summary>The job's condition holds it no more.</summary>
    Meet,

    /// <summary>Nothing holds the job any more.</summary>
    Clear,
}
