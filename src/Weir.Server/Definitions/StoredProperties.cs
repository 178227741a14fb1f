using Weir.Day;
using Weir.Jobs.Properties;
using Weir.Schedules;

namespace Weir.Server.Definitions;

/// <summary>Properties among the records.</summary>
internal static class StoredProperties
{
    /// <summary>One of them; of a job only by its number.</summary>
    public static PropertyRecord? Find(DefinitionCatalog catalog, PropertyPath path) =>
        catalog.Records.Find(RecordKinds.Property, path.ToString()) is { } stored
            ? DefinitionSets.Read(stored, StoredJson.Default.PropertyRecord)
            : null;

    /// <summary>All of them by name.</summary>
    public static IEnumerable<PropertyRecord> All(DefinitionCatalog catalog) =>
        catalog.Records.OfKind(RecordKinds.Property).Select(stored => DefinitionSets.Read(stored, StoredJson.Default.PropertyRecord));

    /// <summary>All of them as the day knows them.</summary>
    public static IReadOnlyList<PropertySetting> Settings(DefinitionCatalog catalog) =>
        [
            .. All(catalog)
                .Select(property => PropertyPath.TryParse(property.Name, out var path) ? new PropertySetting(path, property.Value) : null)
                .OfType<PropertySetting>(),
        ];

    /// <summary>Those that changed between one catalog and a later one, each as it is then.</summary>
    public static IReadOnlyList<PropertySetting> ChangedSince(DefinitionCatalog before, DefinitionCatalog after) =>
        [
            .. after
                .Records.Changes.Skip(before.Records.Changes.Count)
                .Where(change => change.Kind == RecordKinds.Property)
                .Select(change =>
                    PropertyPath.TryParse(change.Name, out var path) ? new PropertySetting(path, Find(after, path)?.Value) : null
                )
                .OfType<PropertySetting>(),
        ];

    /// <summary>Puts one, or with <see langword="null"/> removes it.</summary>
    public static DefinitionCatalog With(this DefinitionCatalog catalog, string name, PropertyRecord? property, DateTimeOffset at) =>
        catalog.WithRecord(
            RecordKinds.Property,
            name,
            property is null ? null : DefinitionSets.Write(property, StoredJson.Default.PropertyRecord),
            at
        );

    /// <summary>Without those of schedules' days before a time, and of their jobs, that are not open any more.</summary>
    public static DefinitionCatalog WithoutPropertiesBefore(
        this DefinitionCatalog catalog,
        DateTimeOffset before,
        BusinessDay day,
        DateTimeOffset at
    )
    {
        var first = day.DateOf(before);
        var open = DefinitionSets
            .ScheduleDays(catalog)
            .Where(kept => kept.Status != ScheduleDayStatus.Closed)
            .Select(kept => (kept.Name, kept.Date))
            .ToHashSet();
        return All(catalog)
            .Where(property => property is { Schedule: { } schedule, Date: { } date } && date < first && !open.Contains((schedule, date)))
            .ToList()
            .Aggregate(catalog, (left, property) => left.With(property.Name, null, at));
    }
}
