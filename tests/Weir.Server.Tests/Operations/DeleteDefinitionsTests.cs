using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class DeleteDefinitionsTests
{
    private const string Holidays = """
        kind: calendar
        name: HOLIDAYS
        dates: [ 2026-12-25 ]
        ---
        kind: schedule
        name: Books
        holidays: [ HOLIDAYS ]
        ---
        kind: limit
        name: TAPE
        maximum: 2
        """;

    [Fact]
    public async Task What_is_deleted_is_in_force_no_more()
    {
        await using var fixture = await AppliedAsync();

        var deleted = await DeleteAsync(fixture, ("limit", "tape"));

        Assert.Equal(new DefinitionName("limit", "TAPE"), Assert.Single(deleted.Items));
        Assert.DoesNotContain("TAPE", await fixture.Server.ExportAsync(Cancellation), StringComparison.Ordinal);
        Assert.Empty((await fixture.Server.ListLimitsAsync(Root, Cancellation)).Items);
    }

    [Fact]
    public async Task It_is_gone_after_a_restart_too()
    {
        await using var fixture = await AppliedAsync();
        await DeleteAsync(fixture, ("limit", "TAPE"));

        await using var again = await fixture.ReopenAsync();

        Assert.DoesNotContain("TAPE", await again.Server.ExportAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_names_is_not_deleted_and_the_refusal_says_who()
    {
        await using var fixture = await AppliedAsync();

        var refused = await Refusal.OfAsync(
            ProblemCodes.BadDefinition,
            () => DeleteAsync(fixture, ("calendar", "HOLIDAYS"), ("limit", "TAPE"))
        );

        Assert.StartsWith(
            "calendar HOLIDAYS, limit TAPE cannot be deleted: without it schedule Books names calendar HOLIDAYS, which there is not",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("TAPE", await fixture.Server.ExportAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_together_are_deleted()
    {
        await using var fixture = await AppliedAsync();

        var deleted = await DeleteAsync(fixture, ("calendar", "HOLIDAYS"), ("schedule", "Books"));

        Assert.Equal(2, deleted.Items.Count);
    }

    [Fact]
    public async Task A_sub_schedule_that_a_container_runs_is_not_deleted()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(
            fixture,
            "kind: schedule\nname: Parts\nsubSchedule: true\n---\nkind: schedule\nname: Books\n---\nkind: job-definition\nname: ALL\nschedule: Books\ntype: container\nruns: Parts\nfrequency: { everyDays: 1, since: 2026-01-01, days: any }\n"
        );

        var refused = await Refusal.OfAsync(ProblemCodes.BadDefinition, () => DeleteAsync(fixture, ("schedule", "Parts")));

        Assert.Contains("job-definition Books/ALL runs sub-schedule Parts, which there is not", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_active_policy_is_not_deleted()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, "kind: policy\nname: DAY\n");
        await fixture.Server.ActivatePolicyAsync(Root, ObjectName.Parse("DAY"), Cancellation);

        var refused = await Refusal.OfAsync(ProblemCodes.BadDefinition, () => DeleteAsync(fixture, ("policy", "day")));

        Assert.Equal("policy DAY is active and cannot be deleted: activate another first, by weir policy activate NAME", refused.Message);
    }

    [Theory]
    [InlineData("limit", "DISK", "there is no limit DISK: defined are TAPE")]
    [InlineData("machine", "m1", "there is no machine m1: none is defined")]
    [InlineData("limits", "TAPE", "there is no kind 'limits' of definitions: allowed are rule, job-definition, schedule")]
    public async Task What_there_is_not_is_named_with_what_there_is(string kind, string name, string says)
    {
        await using var fixture = await AppliedAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => DeleteAsync(fixture, ("limit", "TAPE"), (kind, name)));

        Assert.StartsWith(says, refused.Message, StringComparison.Ordinal);
        Assert.Contains("TAPE", await fixture.Server.ExportAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_refuses_the_same_and_does_nothing()
    {
        await using var fixture = await AppliedAsync();
        var tape = new DeleteRequest([new DefinitionName("limit", "TAPE")], DryRun: true);

        var would = await fixture.Server.DeleteDefinitionsAsync(Root, tape, Cancellation);
        var refused = await Refusal.OfAsync(
            ProblemCodes.BadDefinition,
            () =>
                fixture.Server.DeleteDefinitionsAsync(
                    Root,
                    new DeleteRequest([new DefinitionName("calendar", "HOLIDAYS")], DryRun: true),
                    Cancellation
                )
        );

        Assert.Equal("TAPE", Assert.Single(would.Items).Name);
        Assert.Contains("cannot be deleted", refused.Message, StringComparison.Ordinal);
        Assert.Contains("TAPE", await fixture.Server.ExportAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ping_key_of_a_schedule_goes_with_it()
    {
        await using var fixture = await AppliedAsync();
        var books = ObjectName.Parse("Books");
        await fixture.Server.DrawPingKeyAsync(Root, books, Cancellation);

        await DeleteAsync(fixture, ("schedule", "Books"));

        await ApplyAsync(fixture, "kind: schedule\nname: Books\n");
        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.RevokePingKeyAsync(Root, books, Cancellation));
    }

    [Fact]
    public async Task Nothing_and_too_much_are_refused()
    {
        await using var fixture = await OpenAsync();

        foreach (var count in new[] { 0, 1001 })
        {
            var refused = await Refusal.OfAsync(
                ProblemCodes.BadDefinition,
                () => DeleteAsync(fixture, [.. Enumerable.Repeat(("limit", "TAPE"), count)])
            );
            Assert.Equal($"{count} definitions to delete: 1 to 1000 are allowed", refused.Message);
        }
    }

    private static async Task<ServerFixture> AppliedAsync()
    {
        var fixture = await OpenAsync();
        await ApplyAsync(fixture, Holidays);
        return fixture;
    }

    private static Task<ApplyResult> ApplyAsync(ServerFixture fixture, string yaml) =>
        fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("a.yaml", yaml)]), Cancellation);

    private static Task<DeleteResult> DeleteAsync(ServerFixture fixture, params IEnumerable<(string Kind, string Name)> items) =>
        fixture.Server.DeleteDefinitionsAsync(
            Root,
            new DeleteRequest([.. items.Select(item => new DefinitionName(item.Kind, item.Name))]),
            Cancellation
        );
}
