using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Definitions.Kinds;

/// <summary>The key <c>instances</c> of a schedule: several days of it on one date.</summary>
internal static class InstanceKeys
{
    private const string Key = "instances";
    private const string Many = "many";
    private const string Allowed = "many, or names with their properties, such as { NORTH: { SITE: north }, SOUTH: { SITE: south } }";

    /// <summary>How properties are written, for error messages.</summary>
    public const string PropertiesAllowed = "{ NAME: value }";

    // One is left for the instance's name.
    private const int MostProperties = ScheduleInstance.MostProperties - 1;

    /// <summary>The instances; empty where each build makes one; <see langword="null"/> where the key is not there.</summary>
    public static IReadOnlyList<NamedInstance>? Read(MappingReader keys)
    {
        if (!keys.Has(Key))
        {
            return null;
        }

        if (keys.Pairs(Key) is not { } pairs)
        {
            if (keys.Text(Key, Allowed) is { } word && word != Many)
            {
                keys.AddFaultAt(Key, $"'{Printable.Escape(word, 60)}' is not a value of {Key}: allowed is {Allowed}");
            }

            return [];
        }

        List<NamedInstance> instances = [];
        foreach (var (name, node) in pairs)
        {
            if (!ObjectName.TryParse(name.Text, out var parsed))
            {
                keys.AddFault(name, $"{name.Found} is not the name of an instance: allowed is {ObjectName.Allowed}");
            }
            else if (instances.Exists(known => known.Name == parsed))
            {
                keys.AddFault(name, $"instance {parsed} stands twice");
            }
            else
            {
                instances.Add(new NamedInstance(parsed, Properties(keys, node)));
            }
        }

        if (instances.Count is 0 or > NamedInstance.Most)
        {
            keys.AddFaultAt(Key, $"there are {instances.Count} instances: allowed are 1 to {NamedInstance.Most}, or {Many}");
        }

        return instances;
    }

    public static EntryList AddInstances(this EntryList entries, IReadOnlyList<NamedInstance>? instances) =>
        instances switch
        {
            null => entries,
            [] => entries.Add(Key, Many),
            _ => entries.Add(Key, instances.Aggregate(new EntryList(), (list, one) => list.Add(one.Name.Text, Entries(one)))),
        };

    private static EntryList Entries(NamedInstance instance) => Entries(instance.Properties);

    /// <summary>Writes properties with their values.</summary>
    public static EntryList Entries(IEnumerable<JobProperty> properties) =>
        properties.Aggregate(new EntryList(), (list, property) => list.Add(property.Name, property.Value));

    private static List<JobProperty> Properties(MappingReader keys, Node node)
    {
        if (node is Mapping mapping)
        {
            return Properties(keys, node, mapping.Pairs);
        }

        keys.AddFault(node, $"{node.Found} is not the properties of an instance: allowed is {PropertiesAllowed}");
        return [];
    }

    /// <summary>The properties of an instance, each with its value.</summary>
    public static List<JobProperty> Properties(MappingReader keys, Node node, IEnumerable<(Scalar Key, Node Value)> pairs)
    {
        List<JobProperty> properties = [];
        foreach (var (name, value) in pairs)
        {
            if (value is not Scalar { Text: var text } || !JobProperty.TryParse($"{name.Text}={text}", out var property))
            {
                keys.AddFault(name, $"{name.Found} is not a property: allowed is {JobProperty.Allowed}");
            }
            else if (property.Name == ScheduleInstance.NameProperty || properties.Exists(known => known.Name == property.Name))
            {
                keys.AddFault(name, $"property {property.Name} stands twice, or is the instance's name");
            }
            else
            {
                properties.Add(property);
            }
        }

        if (properties.Count > MostProperties)
        {
            keys.AddFault(node, $"an instance has {properties.Count} properties, and {MostProperties} are the most");
        }

        return properties;
    }
}
