namespace Weir.Server.Verification;

/// <summary>The stable words for what is looked at; no other file of the server spells them.</summary>
public static class CheckNames
{
    /// <summary>Each job has exactly one outcome or is under way.</summary>
    public const string Outcomes = "outcomes";

    /// <summary>The lines of a job's history lead to the state that its row shows.</summary>
    public const string Histories = "histories";

    /// <summary>Jobs that are not over are in memory as they are in the store.</summary>
    public const string Day = "day";

    /// <summary>What is counted as in use equals a recount.</summary>
    public const string InUse = "in-use";

    /// <summary>The facts of an agent have no gap.</summary>
    public const string Facts = "facts";

    /// <summary>An agent's journal agrees with the store.</summary>
    public const string Journals = "journals";

    /// <summary>Each with what holds where nothing is wrong, in the order in which they are told.</summary>
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        (Outcomes, "jobs, each with one outcome or under way, and each end with its start"),
        (Histories, "lines of histories, which lead to what the jobs' rows show"),
        (Day, "jobs that are not over, in memory as in the store"),
        (InUse, "counts of limits, job queues and slots, as the jobs under way use them"),
        (Facts, "facts of the machines' journals, without a gap"),
        (Journals, "rows of the machines' journals, as the store has them"),
    ];
}
