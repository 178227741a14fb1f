namespace Weir.Tracking.Matching;

/// <summary>
/// How finely an index tells generic names apart. Each shape costs a look at each submission: where there would be too many, they are made
/// fewer, and a look finds more rules that do not match.
/// </summary>
internal enum GenericDetail
{
    /// <summary>By the longest fixed run of characters, in all positions.</summary>
    Full,

    /// <summary>By at most four characters, in the job's name alone.</summary>
    Short,

    /// <summary>Not at all.</summary>
    None,
}
