using System.Diagnostics.CodeAnalysis;
using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Schedules;

/// <summary>Which instances of a schedule somebody wants built, as the original chooses them.</summary>
public static class InstanceChoice
{
    /// <summary>Those that are built where nothing is said: all that the definition names, else one without properties.</summary>
    public static IReadOnlyList<ScheduleInstance> All(ScheduleDefinition schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.Instances switch
        {
            null => [],
            [] => [new ScheduleInstance(schedule.Name)],
            var named => [.. named.Select(one => Named(schedule, one, []))],
        };
    }

    /// <summary>Chooses, or says what is wrong.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="name">One that the definition names; <see langword="null"/>: by the properties.</param>
    /// <param name="properties">Of one whose first property the definition has too, or of its only one, they are added to its own.</param>
    /// <param name="chosen">What is to be built.</param>
    /// <param name="fault">What is wrong.</param>
    public static bool TryChoose(
        ScheduleDefinition schedule,
        ObjectName? name,
        IReadOnlyList<JobProperty> properties,
        [NotNullWhen(true)] out IReadOnlyList<ScheduleInstance>? chosen,
        [NotNullWhen(false)] out string? fault
    )
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(properties);
        (chosen, fault) = (null, null);
        if (schedule.Instances is not { } named)
        {
            fault = $"schedule {schedule.Name} has one day a date: its definition says nothing of instances";
            return false;
        }

        if (name is { } wanted && !named.Any(one => one.Name == wanted))
        {
            fault =
                $"schedule {schedule.Name} has no instance {wanted}: "
                + (named.Count == 0 ? "its definition names none" : $"there are {string.Join(", ", named.Select(one => one.Name))}");
            return false;
        }

        var found =
            name is { } asked ? named.First(one => one.Name == asked)
            : properties.Count == 0 ? null
            : named is [var only] ? only
            : named.FirstOrDefault(one => one.Properties is [var first, ..] && first == properties[0]);
        IReadOnlyList<ScheduleInstance> choice =
            found is not null ? [Named(schedule, found, properties)]
            : properties.Count == 0 ? All(schedule)
            : [new ScheduleInstance(schedule.Name) { Properties = properties }];
        if (choice.Any(one => one.Properties.Count > ScheduleInstance.MostProperties))
        {
            fault = $"an instance has at most {ScheduleInstance.MostProperties} properties, its name counted as one";
            return false;
        }

        chosen = choice;
        return true;
    }

    private static ScheduleInstance Named(ScheduleDefinition schedule, NamedInstance one, IReadOnlyList<JobProperty> more)
    {
        IReadOnlyList<JobProperty> called = JobProperty.TryParse($"{ScheduleInstance.NameProperty}={one.Name}", out var name) ? [name] : [];
        return new ScheduleInstance(schedule.Name)
        {
            Name = one.Name,
            Properties =
            [
                .. one.Properties.Select(own => more.FirstOrDefault(other => other.Name == own.Name) ?? own),
                .. more.Where(other => one.Properties.All(own => own.Name != other.Name) && other.Name != ScheduleInstance.NameProperty),
                .. called,
            ],
        };
    }
}
