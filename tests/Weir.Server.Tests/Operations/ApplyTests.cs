using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class ApplyTests
{
    private const string Tape = "kind: limit\nname: TAPE\nmaximum: 2\n";

    [Fact]
    public async Task Definitions_are_in_force_at_once_and_the_second_time_they_are_the_same()
    {
        await using var fixture = await OpenAsync();

        var first = await fixture.Server.ApplyAsync(
            Root,
            Files(Tape + "---\nkind: rule\nname: loads\nwhen: { jobName: LOAD }\ntype: track\n"),
            Cancellation
        );
        var second = await fixture.Server.ApplyAsync(Root, Files(Tape), Cancellation);

        Assert.Equal((2, 0, 0), (first.Added, first.Changed, first.Same));
        Assert.Equal((0, 0, 1), (second.Added, second.Changed, second.Same));
        Assert.Equal(2, Assert.Single((await fixture.Server.ListLimitsAsync(Root, Cancellation)).Items).Maximum);
        Assert.Equal("LOAD", (await fixture.Server.ShowRuleAsync("loads", Cancellation)).JobName);
    }

    [Fact]
    public async Task A_changed_definition_takes_the_old_ones_place()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.ApplyAsync(Root, Files(Tape), Cancellation);

        var changed = await fixture.Server.ApplyAsync(Root, Files("kind: limit\nname: tape\nmaximum: 5\n"), Cancellation);

        Assert.Equal("changed", Assert.Single(changed.Items).Outcome);
        Assert.Equal(5, Assert.Single((await fixture.Server.ListLimitsAsync(Root, Cancellation)).Items).Maximum);
    }

    [Fact]
    public async Task With_anything_wrong_in_one_file_nothing_of_any_file_is_taken()
    {
        await using var fixture = await OpenAsync();

        var refused = await Refusal.OfAsync(
            ProblemCodes.BadDefinition,
            () => fixture.Server.ApplyAsync(Root, Files(Tape, "kind: limit\nname: NET\nmaximun: 1\n"), Cancellation)
        );

        Assert.Contains("2.yaml:3:1: unknown key 'maximun'", refused.Message, StringComparison.Ordinal);
        Assert.Empty((await fixture.Server.ListLimitsAsync(Root, Cancellation)).Items);
    }

    [Fact]
    public async Task A_frequency_or_calendar_that_there_is_not_is_refused_with_the_place_of_who_names_it()
    {
        await using var fixture = await OpenAsync();
        const string Good = "kind: frequency\nname: weekly\nweekdays: [ Mon ]\n";

        var refused = await Refusal.OfAsync(
            ProblemCodes.BadDefinition,
            () =>
                fixture.Server.ApplyAsync(
                    Root,
                    Files(Good, Tape + "---\nkind: job-definition\nname: J\nschedule: S\nfrequency: weeky\n"),
                    Cancellation
                )
        );
        var applied = await fixture.Server.ApplyAsync(
            Root,
            Files(Good, "kind: job-definition\nname: J\nschedule: S\nfrequency: [ weekly, { date: 2020-01-01 } ]\n"),
            Cancellation
        );

        Assert.Contains(
            "2.yaml:5:1: job-definition S/J names frequency weeky, which there is not: defined are weekly; did you mean weekly?",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(applied.Warnings);
    }

    [Fact]
    public async Task A_job_that_never_comes_is_told_where_it_is_applied()
    {
        await using var fixture = await OpenAsync();

        var applied = await fixture.Server.ApplyAsync(
            Root,
            Files("kind: job-definition\nname: J\nschedule: S\nfrequency: { date: 2020-01-01 }\n"),
            Cancellation
        );

        Assert.Equal(["job-definition S/J: it never comes, and no rule brings it: its frequency has no date"], applied.Warnings);
    }

    [Fact]
    public async Task What_stands_in_two_files_is_refused()
    {
        await using var fixture = await OpenAsync();

        var refused = await Refusal.OfAsync(
            ProblemCodes.BadDefinition,
            () => fixture.Server.ApplyAsync(Root, Files(Tape, Tape), Cancellation)
        );

        Assert.Contains("limit TAPE stands in 1.yaml already", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_administrator_applies()
    {
        await using var fixture = await OpenAsync();

        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => fixture.Server.ApplyAsync(Operator, Files(Tape), Cancellation));
    }

    [Fact]
    public async Task What_is_exported_is_the_same_when_it_is_applied_again()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.ApplyAsync(
            Root,
            Files(Tape + "---\nkind: job-definition\nname: LOAD\nlimits: [ TAPE ]\nok: 0-4\n"),
            Cancellation
        );

        var again = await fixture.Server.ApplyAsync(Root, Files(await fixture.Server.ExportAsync(Cancellation)), Cancellation);

        Assert.Equal((0, 0), (again.Added, again.Changed));
    }

    [Fact]
    public async Task A_limit_made_smaller_takes_nothing_from_a_job_that_has_it()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.ApplyAsync(Root, Files("kind: limit\nname: TAPE\nmaximum: 1\n"), Cancellation);
        var number = await fixture.NumberAsync();
        await fixture.SayAsync(
            Submitted(number, "anna", "A") with
            {
                Limits = [LimitNeed.TryParse("TAPE", out var need) ? need : throw new InvalidOperationException()],
            }
        );

        await fixture.Server.ApplyAsync(Root, Files("kind: limit\nname: TAPE\nmaximum: 0\n"), Cancellation);

        Assert.Equal("Starting", (await fixture.JobAsync(number)).State);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_line_by_line_and_changes_nothing()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.ApplyAsync(Root, Files(Tape), Cancellation);

        var would = await fixture.Server.ApplyAsync(
            Root,
            Files("kind: limit\nname: TAPE\nmaximum: 5\n---\nkind: limit\nname: NET\nmaximum: 1\n") with
            {
                DryRun = true,
            },
            Cancellation
        );

        Assert.Equal((1, 1, 0), (would.Added, would.Changed, would.Same));
        Assert.Equal([" kind: limit", " name: TAPE", "-maximum: 2", "+maximum: 5"], would.Items[0].Changes);
        Assert.Null(would.Items[1].Changes);
        Assert.Equal(2, Assert.Single((await fixture.Server.ListLimitsAsync(Root, Cancellation)).Items).Maximum);
    }

    [Fact]
    public async Task Definitions_of_a_kind_or_one_alone_are_written()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.ApplyAsync(
            Root,
            Files(Tape + "---\nkind: limit\nname: NET\nmaximum: 1\n---\nkind: machine\nname: m1\nslots: 3\n"),
            Cancellation
        );

        Assert.Equal(Tape, await fixture.Server.ExportAsync(Cancellation, "limit", "tape"));
        Assert.DoesNotContain("machine", await fixture.Server.ExportAsync(Cancellation, "limit"), StringComparison.Ordinal);
        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.ExportAsync(Cancellation, "limit", "DISK"));
        await Refusal.OfAsync(ProblemCodes.BadDefinition, () => fixture.Server.ExportAsync(Cancellation, "limits"));
    }

    private static ApplyRequest Files(params IEnumerable<string> texts) =>
        new([.. texts.Select((text, index) => new ApplyFile($"{index + 1}.yaml", text))]);
}
