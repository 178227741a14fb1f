namespace Weir.Server.Definitions;

/// <summary>Up to when the server has forgotten jobs: what a journal has of before is not lost here.</summary>
internal static class Forgotten
{
    private const string Jobs = "jobs";

    /// <summary>The latest time before which jobs that were over are forgotten; <see langword="null"/>: none is.</summary>
    public static DateTimeOffset? Before(DefinitionCatalog catalog) =>
        catalog.Records.Find(RecordKinds.Forgotten, Jobs) is { } stored
            ? DefinitionSets.Read(stored, StoredJson.Default.ForgottenRecord).Before
            : null;

    /// <summary>Jobs that were over before a time are forgotten next.</summary>
    public static DefinitionCatalog WithForgotten(this DefinitionCatalog catalog, DateTimeOffset before, DateTimeOffset at) =>
        Before(catalog) >= before
            ? catalog
            : catalog.WithRecord(
                RecordKinds.Forgotten,
                Jobs,
                DefinitionSets.Write(new ForgottenRecord(before), StoredJson.Default.ForgottenRecord),
                at
            );
}
