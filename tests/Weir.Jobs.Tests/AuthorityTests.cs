namespace Weir.Jobs.Tests;

public sealed class AuthorityTests
{
    private static readonly Caller s_root = new("root", Role.Administrator, "alpha") { Machine = "alpha", UserId = 0 };
    private static readonly Caller s_anna = new("anna", Role.User, "alpha") { Machine = "alpha", UserId = 1000 };
    private static readonly Owner s_annas = new("alpha", 1000, "anna");
    private static readonly Owner s_berts = new("alpha", 1001, "anna");

    [Fact]
    public void Every_operation_has_one_line_in_the_table() =>
        Assert.Equal(Enum.GetValues<Operation>(), Authority.Rights.Select(right => right.Operation).Order());

    [Fact]
    public void No_role_may_less_than_the_one_before_it_but_for_viewers_who_look_further_than_users()
    {
        foreach (var right in Authority.Rights)
        {
            Assert.True(right.Administrator >= right.Operator && right.Operator >= right.User, right.Text);
            Assert.True(right.Anonymous == Reach.None || right.Viewer == Reach.All, right.Text);
        }
    }

    [Fact]
    public void An_agents_token_is_for_its_link_and_for_what_everybody_may()
    {
        var agent = new Caller("agent", Role.Agent, "alpha") { Machine = "alpha", Credential = Token() };

        Assert.Equal(
            [Operation.SpeakAsAgent],
            Enum.GetValues<Operation>()
                .Where(operation => Authority.ReachOf(agent, operation) != Reach.None && Authority.ReachOf(null, operation) == Reach.None)
        );
    }

    [Fact]
    public void A_user_has_own_jobs_whatever_the_others_are_called()
    {
        foreach (
            var operation in Authority
                .Rights.Where(right => right is { Subject: RightSubject.Job, User: not Reach.None })
                .Select(right => right.Operation)
        )
        {
            Assert.True(Authority.Allows(s_anna, operation, s_annas));
            Assert.False(Authority.Allows(s_anna, operation, s_berts));
            Assert.False(Authority.Allows(s_anna, operation, s_annas with { Machine = "beta" }));
        }
    }

    [Fact]
    public void What_an_agent_passes_on_for_its_operators_stays_on_its_machine_and_makes_nobody_more_powerful()
    {
        var passed = new Caller("olga", Role.Operator, "alpha")
        {
            Machine = "alpha",
            UserId = 7,
            Only = "alpha",
        };

        Assert.True(Authority.Allows(passed, Operation.CancelJob, s_annas));
        Assert.False(Authority.Allows(passed, Operation.CancelJob, s_annas with { Machine = "beta" }));
        Assert.False(Visibility.For(passed, Operation.ListJobs).IsWhole);
        foreach (
            var operation in (Operation[])
                [
                    Operation.MakeTokens,
                    Operation.ListTokens,
                    Operation.RevokeTokens,
                    Operation.ApplyDefinitions,
                    Operation.ChangeRules,
                    Operation.ChangePlaceholders,
                    Operation.ActivatePolicies,
                    Operation.SetLimits,
                    Operation.SetThresholds,
                    Operation.SetProperties,
                    Operation.HoldSchedules,
                ]
        )
        {
            Assert.Equal(Reach.None, Authority.ReachOf(passed, operation));
            Assert.NotNull(Authority.Refusal(passed, operation));
        }
    }

    [Fact]
    public void Neither_tokens_nor_sessions_make_tokens_unless_it_was_allowed()
    {
        var session = s_root with { Credential = new Credential(CredentialKind.Session, null, DateTimeOffset.MaxValue, MakesTokens: true) };

        Assert.NotEqual(Reach.None, Authority.ReachOf(s_root, Operation.MakeTokens));
        Assert.Equal(Reach.None, Authority.ReachOf(s_root with { Credential = Token() }, Operation.MakeTokens));
        Assert.NotEqual(
            Reach.None,
            Authority.ReachOf(s_root with { Credential = Token() with { MakesTokens = true } }, Operation.MakeTokens)
        );
        Assert.Equal(Reach.None, Authority.ReachOf(session, Operation.MakeTokens));
        Assert.Equal(Reach.None, Authority.ReachOf(session, Operation.DrawConsoleLinks));
        Assert.Equal(Reach.None, Authority.ReachOf(s_root with { Credential = Token() }, Operation.SpeakAsAgent));
    }

    private static Credential Token() => new(CredentialKind.Token, "t", DateTimeOffset.MaxValue, MakesTokens: false);
}
