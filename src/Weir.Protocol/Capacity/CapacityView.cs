namespace Weir.Protocol.Capacity;

/// <summary>
/// How much of its processors something used in the five minutes that were over last. Use is busy processors times their rating.
/// </summary>
/// <param name="Kind">machine, site, group (an exclusive set), set, set-on-site or set-of-sites.</param>
/// <param name="Name">Its name; of a set on a site <c>SET/SITE</c>.</param>
public sealed record CapacityView(string Kind, string Name)
{
    /// <summary>Of a machine, whether its agent is heard of: active or silent.</summary>
    public string? State { get; set; }

    /// <summary>Of a machine, the sites and sets that it is added up to, by their names.</summary>
    public IReadOnlyList<string>? In { get; set; }

    /// <summary>What is known of these five minutes; <see langword="null"/> where nothing is yet.</summary>
    public CapacityPoint? Now { get; set; }

    /// <summary>Of a machine, what it has used since; <see langword="null"/> where no sample has come.</summary>
    public CapacityUnderWay? UnderWay { get; set; }

    /// <summary>What was known before, newest first, <see cref="Now"/> included, where it was asked for.</summary>
    public IReadOnlyList<CapacityPoint>? History { get; set; }
}
