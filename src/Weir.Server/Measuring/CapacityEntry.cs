using Weir.Capacity;

namespace Weir.Server.Measuring;

/// <summary>What was known of an entity when five minutes were over, with the limit and the level that counted then.</summary>
internal sealed record CapacityEntry
{
    /// <summary>What it is of.</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Of a set on a site, the site; else empty.</summary>
    public string Site { get; set; } = "";

    /// <summary>When the five minutes began, UTC.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The value of these five minutes.</summary>
    public double Use { get; set; }

    /// <summary>What Weir's jobs used of it.</summary>
    public double Batch { get; set; }

    /// <summary>The average of the four hours that end with them.</summary>
    public double Average { get; set; }

    /// <summary>The limit then; <see langword="null"/> where there was none.</summary>
    public double? Limit { get; set; }

    /// <summary>The level that this entity's limit gave, 1 to 5; 0 is none.</summary>
    public int Level { get; set; }

    /// <summary>Of a machine, the highest level of all that it is added up to; 0 is none.</summary>
    public int CapLevel { get; set; }

    /// <summary>Whose limit gave it.</summary>
    public EntityKind? ReasonKind { get; set; }

    /// <summary>The name of that.</summary>
    public string? ReasonName { get; set; }

    /// <summary>The share of the five minutes, 0 to 1, in which the machine was kept from its processors.</summary>
    public double Capped { get; set; }

    /// <summary>How many of the thirty samples of a machine came.</summary>
    public int Samples { get; set; }

    /// <summary>Whether every sample came, by a clock that is right; of what is added up, whether that is so of every machine.</summary>
    public bool InSync { get; set; }

    /// <summary>What it is of.</summary>
    public CapacityEntity Entity() => new(Kind, Name, Site);
}
