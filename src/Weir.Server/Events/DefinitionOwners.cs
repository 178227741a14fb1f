using Weir.Definitions;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Schedules.Frequencies;
using Weir.Server.Definitions;

namespace Weir.Server.Events;

/// <summary>Who put the definitions into force that answer events: in their names the answers are given.</summary>
internal sealed class DefinitionOwners(DefinitionCatalog catalog)
{
    /// <summary>Of a job definition.</summary>
    public Actor Of(JobDefinition job) => Of(JobDefinitionKind.Word, $"{job.Schedule}/{job.Name}");

    /// <summary>Of a schedule.</summary>
    public Actor Of(ScheduleDefinition schedule) => Of(ScheduleKind.Word, schedule.Name.Text);

    /// <summary>Of a frequency with a name.</summary>
    public Actor Of(FrequencyDefinition frequency) => Of(FrequencyKind.Word, frequency.Name.Text);

    /// <summary>Keeps who changed what answers events.</summary>
    public static DefinitionCatalog Note(DefinitionCatalog catalog, DateTimeOffset now)
    {
        foreach (
            var change in catalog.Changes.Where(change => change.Kind is JobDefinitionKind.Word or ScheduleKind.Word or FrequencyKind.Word)
        )
        {
            var body =
                change.After is { } after && Answers(DefinitionReader.ReadStored(change.Kind, after).Subject)
                    ? DefinitionSets.Write(change.By, StoredJson.Default.Actor)
                    : null;
            catalog = catalog.WithRecord(RecordKinds.DefinitionOwner, NameOf(change.Kind, change.Name), body, now);
        }

        return catalog;
    }

    private static bool Answers(object subject) =>
        subject switch
        {
            JobDefinition job => job.On.Count > 0 || job.Frequencies.Any(use => use.Own is { } own && Answers(own)),
            ScheduleDefinition schedule => schedule.On.Count > 0 || schedule.Frequencies.Any(use => use.Own is { } own && Answers(own)),
            FrequencyDefinition known => Answers(known.Frequency),
            Frequency frequency => frequency.Components.On.Count > 0,
            _ => false,
        };

    private Actor Of(string kind, string name) =>
        catalog.Records.Find(RecordKinds.DefinitionOwner, NameOf(kind, name)) is { } record
            ? DefinitionSets.Read(record, StoredJson.Default.Actor)
            : Actor.Weir;

    private static string NameOf(string kind, string name) => $"{kind} {name}";
}
