namespace Weir.House.Tests;

/// <summary>
/// Source-generated JSON makes an object with all its init-only members at once: one that is absent becomes null or 0, and the value
/// the source gives it is lost. So no type on the wire or in a store has such a member.
/// </summary>
public sealed class WireTypesTests
{
    [Fact]
    public void No_member_of_a_type_on_the_wire_or_in_a_store_has_a_value_that_reading_JSON_would_drop() =>
        Found.Nothing(WireTypes.Files().SelectMany(file => WireTypes.Dropped(file, File.ReadLines(SourceTree.PathOf(file)))));

    [Fact]
    public void The_search_reaches_facts_orders_requests_stored_jobs_and_definitions()
    {
        var names = WireTypes.Files().Select(Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.Superset(
            new HashSet<string?>
            {
                "Job",
                "Holder",
                "JobSubmitted",
                "JobEnded",
                "Cancel",
                "FactBatch",
                "SubmitRequest",
                "LimitDefinition",
                "StoredAction",
                "StoredClock",
            },
            names
        );
    }

    [Fact]
    public void A_planted_member_is_found() =>
        Assert.Single(
            WireTypes.Dropped(
                "Planted.cs",
                [
                    "    public required string Name { get; init; }",
                    "    public IReadOnlyList<string> Limits { get; init; } = [];",
                    "    public int Priority { get; set; } = 5;",
                    "    public string? Text { get; init; }",
                ]
            )
        );
}
