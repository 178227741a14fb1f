using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Protocol.Placeholders;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Tracking.Variables;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

/// <summary><c>weir var</c> at the server.</summary>
public sealed class VariableTests
{
    [Fact]
    public async Task A_variable_reaches_the_agent_with_its_calendar_and_the_delimiters_of_its_machine()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(
            fixture,
            $"kind: calendar\nname: H\ndates: [ 2026-12-25 ]\n---\nkind: variable\nname: DAY\ndate: today\nmove: +1wd\ncalendar: H\n---\nkind: machine\nname: {Machine}\ndelimiters: '<% %>'\n"
        );

        var batch = await fixture.Server.Links.PollAsync(Machine, 0, -1, Cancellation);

        Assert.Equal("DAY", Assert.Single(batch.Variables!.Variables).Name);
        Assert.Equal([new DateOnly(2026, 12, 25)], batch.Variables.Calendars["H"]);
        Assert.Equal("<% %>", batch.Variables.Delimiters);
        await fixture.Server.SetNamedVariableAsync(Root, Fixed("SITE", "north"), Cancellation);
        var later = await fixture.Server.Links.PollAsync(Machine, 0, batch.RulesVersion, Cancellation);
        Assert.Equal(2, later.Variables!.Variables.Count);
    }

    [Fact]
    public async Task Where_only_the_value_is_said_the_rest_stays()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.SetNamedVariableAsync(Root, Fixed("N", "1") with { Number = "size=3 zeros" }, Cancellation);

        await fixture.Server.SetNamedVariableAsync(Root, Fixed("N", "2"), Cancellation);

        Assert.Equal("002", (await ExpandAsync(fixture, new ExpansionRequest("{N}"))).Text);
    }

    [Fact]
    public async Task One_that_would_contain_itself_is_refused_and_nothing_changes()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.SetNamedVariableAsync(Root, Fixed("A", "{B}"), Cancellation);

        await Refusal.OfAsync(
            ProblemCodes.BadDefinition,
            () => fixture.Server.SetNamedVariableAsync(Root, Fixed("B", "{A}"), Cancellation)
        );
        await Refusal.OfAsync(ProblemCodes.BadDefinition, () => ApplyAsync(fixture, "kind: variable\nname: B\nvalue: 'x{A}'\n"));

        Assert.Equal("{B}", (await ExpandAsync(fixture, new ExpansionRequest("{A}"))).Text);
    }

    [Fact]
    public async Task J127_An_expansion_shows_each_step_and_runs_nothing()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.SetNamedVariableAsync(Root, Fixed("SITE", "north"), Cancellation);
        await fixture.Server.SetNamedVariableAsync(Root, Fixed("SITE", "south", "Night"), Cancellation);
        await fixture.Server.SetNamedVariableAsync(Root, new VariableText { Name = "P", Program = ["/bin/false", "{SITE}"] }, Cancellation);

        var plain = await ExpandAsync(fixture, new ExpansionRequest("{SITE} {P} {none}"));
        var night = await ExpandAsync(fixture, new ExpansionRequest("{SITE}") { Schedule = "Night" });

        Assert.Equal("north (program /bin/false, at the start) {none}", plain.Text);
        Assert.Equal(["SITE", "P"], plain.Steps.Select(step => step.Name));
        Assert.Equal("south", night.Text);
        Assert.Equal("schedule Night, fixed", Assert.Single(night.Steps).From);
    }

    [Fact]
    public async Task Of_a_job_it_is_expanded_only_for_who_sees_the_job()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.SetNamedVariableAsync(Root, Fixed("SITE", "job", null, "NIGHTLY"), Cancellation);
        var number = await fixture.NumberAsync();
        await fixture.SayAsync(Submitted(number, "anna", "NIGHTLY") with { Hold = true });
        var request = new ExpansionRequest("{SITE}") { Number = number.Value };

        Assert.Equal("job", (await ExpandAsync(fixture, request)).Text);
        await Refusal.OfAsync(
            ProblemCodes.NotFound,
            () => fixture.Server.ExpandTextAsync(Root with { Role = Role.User, UserId = 4711 }, request, Cancellation)
        );
    }

    [Fact]
    public async Task A_deleted_variable_is_gone_and_one_that_is_not_there_is_named()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.SetNamedVariableAsync(Root, Fixed("SITE", "north", "Night"), Cancellation);
        var night = new VariableScope(ObjectName.Parse("Night"), null);

        var gone = await fixture.Server.DeleteNamedVariableAsync(Root, ObjectName.Parse("SITE"), night, Cancellation);

        Assert.Equal("Night/SITE", gone.Key);
        Assert.Empty((await fixture.Server.ListNamedVariablesAsync(null, Cancellation)).Items);
        await Refusal.OfAsync(
            ProblemCodes.NotFound,
            () => fixture.Server.ShowNamedVariableAsync(ObjectName.Parse("SITE"), night, Cancellation)
        );
    }

    private static VariableText Fixed(string name, string value, string? schedule = null, string? job = null) =>
        new()
        {
            Name = name,
            Value = value,
            Schedule = schedule,
            Job = job,
        };

    private static Task<Expansion> ExpandAsync(ServerFixture fixture, ExpansionRequest request) =>
        fixture.Server.ExpandTextAsync(Root, request, Cancellation);

    private static Task<ApplyResult> ApplyAsync(ServerFixture fixture, string yaml) =>
        fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("f", yaml)]), Cancellation);
}
