namespace Weir.ServiceLevels.Policies;

/// <summary>A group of the active policy with all that it inherits.</summary>
public sealed class ServiceGroup
{
    internal ServiceGroup(int index, GroupName name, GroupSettings settings)
    {
        Index = index;
        Name = name;
        Queue = name.Queue;
        Importance = settings.Importance ?? ServicePolicy.UsualImportance;
        AccelerateLate = settings.AccelerateLate ?? false;
        Goals = new ServiceGoals(
            settings.Target ?? ServiceGoals.Default.Target,
            settings.Acceptable ?? ServiceGoals.Default.Acceptable,
            Queue == ServiceQueue.General ? settings.Critical : null
        );
        Ageing = new Ageing(Goals, Queue);
    }

    /// <summary>Its place among the groups of its policy, from 0.</summary>
    public int Index { get; }

    public GroupName Name { get; }

    public ServiceQueue Queue { get; }

    public ServiceGoals Goals { get; }

    /// <summary>1, the most important, to 5.</summary>
    public int Importance { get; }

    /// <summary>Whether its late jobs are selected as if they were of importance 1.</summary>
    public bool AccelerateLate { get; }

    /// <summary>When its jobs come into which bucket.</summary>
    public Ageing Ageing { get; }

    /// <summary>Whether jobs are treated alike in both: their age is worth the same.</summary>
    public bool IsLike(ServiceGroup other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Name == other.Name && Goals == other.Goals && Importance == other.Importance && AccelerateLate == other.AccelerateLate;
    }

    public override string ToString() => Name.ToString();
}
