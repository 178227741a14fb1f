using Weir.Jobs;

namespace Weir.Schedules.Frequencies;

/// <summary>A frequency that a job or a schedule has: one that is defined, by its name, or one of its own.</summary>
public sealed record FrequencyUse
{
    private FrequencyUse(ObjectName? name, Frequency? own) => (Name, Own) = (name, own);

    /// <summary>The name of one that is defined; <see langword="null"/> where it is its own.</summary>
    public ObjectName? Name { get; }

    /// <summary>Its own; <see langword="null"/> where it is one that is defined.</summary>
    public Frequency? Own { get; }

    /// <summary>One that is defined.</summary>
    public static FrequencyUse Of(ObjectName name) => new(name, null);

    /// <summary>One of its own, which has no name.</summary>
    public static FrequencyUse Of(Frequency own)
    {
        ArgumentNullException.ThrowIfNull(own);
        return new(null, own);
    }
}
