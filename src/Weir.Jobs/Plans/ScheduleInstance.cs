namespace Weir.Jobs.Plans;

/// <summary>
/// Which instance of a schedule a day is: OpCon's multi-instance schedules. Each instance is a day of its own, under a name of its own.
/// </summary>
/// <param name="Of">The schedule whose definition holds for it.</param>
public sealed record ScheduleInstance(ObjectName Of)
{
    /// <summary>The most properties of one.</summary>
    public const int MostProperties = 50;

    /// <summary>The property that says the name that the definition gives the instance.</summary>
    public const string NameProperty = "INSTANCENAME";

    /// <summary>Its name in the definition; <see langword="null"/> where it has none there.</summary>
    public ObjectName? Name { get; init; }

    /// <summary>The container job that it runs in, where its schedule is a sub-schedule; else <see langword="null"/>.</summary>
    public ContainerRef? Container { get; init; }

    /// <summary>What its jobs are told.</summary>
    public IReadOnlyList<JobProperty> Properties { get; set; } = [];

    /// <summary>Whether it is the same instance, in whatever order its properties stand.</summary>
    public bool IsSame(ScheduleInstance? other) =>
        other is not null
        && Of == other.Of
        && Name == other.Name
        && Container == other.Container
        && Properties.Count == other.Properties.Count
        && !Properties.Except(other.Properties).Any();

    /// <summary>The entries of a command's environment, besides those that it has.</summary>
    public IEnumerable<string> EntriesBeside(IReadOnlyList<string> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return Properties
            .Where(property =>
                !environment.Any(entry => entry.StartsWith($"{JobProperty.Prefix}{property.Name}=", StringComparison.Ordinal))
            )
            .Select(property => property.Entry);
    }

    /// <summary>
    /// What a day of it is called: the schedule, and the first value without what no name may hold; numbered where that is another day's.
    /// </summary>
    /// <param name="number">0 for the name without a number.</param>
    public ObjectName DayName(int number)
    {
        const int Room = ObjectName.MaximumLength - 5;
        var value = Properties is [var first, ..] ? new string([.. first.Value.Where(IsInNames)]) : "";
        var text = value.Length == 0 ? Of.Text : $"{Of.Text}_{value}";
        return CopyName.Create(ObjectName.Parse(text.Length > Room ? text[..Room] : text), number);
    }

    private static bool IsInNames(char c) => ObjectName.TryParse($"_{c}", out _);
}
