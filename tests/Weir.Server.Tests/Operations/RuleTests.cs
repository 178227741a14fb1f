using Weir.Protocol;
using Weir.Protocol.Rules;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class RuleTests
{
    [Fact]
    public async Task A_rule_reaches_the_agent_with_its_next_poll()
    {
        await using var fixture = await OpenAsync();

        await fixture.Server.AddRuleAsync(
            Root,
            new RuleView
            {
                Name = "NIGHTS",
                JobName = "NIGHT*",
                Type = "track",
            },
            Cancellation
        );

        var batch = await fixture.Server.Links.PollAsync(Machine, 0, -1, Cancellation);
        Assert.Equal("NIGHTS", Assert.Single(batch.Rules!).Name);
        Assert.Null((await fixture.Server.Links.PollAsync(Machine, 0, batch.RulesVersion, Cancellation)).Rules);
    }

    [Fact]
    public async Task A_rule_of_a_name_that_is_taken_is_refused_and_the_old_one_stays()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.AddRuleAsync(
            Root,
            new RuleView
            {
                Name = "NIGHTS",
                JobName = "NIGHT*",
                Type = "track",
            },
            Cancellation
        );

        await Refusal.OfAsync(
            ProblemCodes.Exists,
            () =>
                fixture.Server.AddRuleAsync(
                    Root,
                    new RuleView
                    {
                        Name = "NIGHTS",
                        JobName = "DAY",
                        Type = "track",
                    },
                    Cancellation
                )
        );
        Assert.Equal("NIGHT*", (await fixture.Server.ShowRuleAsync("NIGHTS", Cancellation)).JobName);
    }

    [Fact]
    public async Task Only_an_administrator_changes_rules()
    {
        await using var fixture = await OpenAsync();

        await Refusal.OfAsync(
            ProblemCodes.NotAllowed,
            () => fixture.Server.AddRuleAsync(Operator, new RuleView { JobName = "X", Type = "track" }, Cancellation)
        );
    }

    [Fact]
    public async Task A_queue_rule_without_a_definition_warns_and_define_makes_one()
    {
        await using var fixture = await OpenAsync();

        var warned = await fixture.Server.AddRuleAsync(Root, new RuleView { JobName = "LOAD", Type = "queue" }, Cancellation);
        var defined = await fixture.Server.AddRuleAsync(
            Root,
            new RuleView
            {
                JobName = "STORE",
                Type = "queue",
                Define = true,
            },
            Cancellation
        );

        Assert.NotEmpty(warned.Warnings);
        Assert.DoesNotContain(defined.Warnings, warning => warning.Contains("no job definition", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("STORE", await fixture.Server.ExportAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LOAD*", "queue", "LOAD* is the name of many")]
    [InlineData("*ALL", "queue", "*ALL is the name of many")]
    [InlineData("LOAD", "track", "other jobs need no definition")]
    public async Task Define_is_refused_where_there_is_no_one_definition_to_make(string jobName, string type, string because)
    {
        await using var fixture = await OpenAsync();

        var refused = await Refusal.OfAsync(
            ProblemCodes.BadDefinition,
            () =>
                fixture.Server.AddRuleAsync(
                    Root,
                    new RuleView
                    {
                        JobName = jobName,
                        Type = type,
                        Define = true,
                    },
                    Cancellation
                )
        );

        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
        Assert.Empty((await fixture.Server.ListRulesAsync(Cancellation)).Items);
    }

    [Fact]
    public async Task A_removed_rule_is_gone()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.AddRuleAsync(
            Root,
            new RuleView
            {
                Name = "NIGHTS",
                JobName = "NIGHT*",
                Type = "track",
            },
            Cancellation
        );

        await fixture.Server.RemoveRuleAsync(Root, "NIGHTS", Cancellation);

        Assert.Empty((await fixture.Server.ListRulesAsync(Cancellation)).Items);
        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.RemoveRuleAsync(Root, "NIGHTS", Cancellation));
    }
}
