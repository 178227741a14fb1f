using System.Text;
using Weir.Agent.Placeholders;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Jobs.Plans;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Captures;
using Weir.Protocol.Rules;
using Weir.Tracking.Variables;

namespace Weir.Agent.Tests.Placeholders;

/// <summary>Variables at the start of a job, on its machine.</summary>
public sealed class PlaceholderTests
{
    private static readonly TrackingNumber s_number = new(700_001);
    private static readonly FilledFor s_night = new(ObjectName.Parse("Night"), ObjectName.Parse("Night"), new DateOnly(2026, 12, 24));

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task J137_Variables_are_put_in_at_the_start_and_the_server_is_told_what()
    {
        await using var fixture = await OpenAsync(
            new VariableText { Name = "SITE", Value = "a b" },
            new VariableText { Name = "DB_PASSWORD", Value = "s3cret" },
            new VariableText { Name = "WITH", Value = "{DB_PASSWORD}@db" },
            new VariableText
            {
                Name = "DAY",
                Date = "schedule",
                Form = "yyyymmdd",
            },
            new VariableText
            {
                Name = "HEAD",
                Value = "{SITE} of {DAY}",
                Schedule = "Night",
                LocalDataArea = "3:20",
            }
        );

        fixture.Server.Issue(Order(["/bin/true", "{SITE}", "{WITH}", "{DB_PASSWORD}", "{none}"], "DATE={DAY}"));

        var filled = await fixture.Server.FactAsync<JobFilled>(fact => fact.Number == s_number, Patience);
        Assert.Equal("/bin/true a b ***@db *** {none}", filled.Command);
        Assert.Equal(
            "variables: SITE is 'a b', WITH is '***@db', DB_PASSWORD is ***, DAY is '20261224', HEAD at 3:20 of the local data area is 'a b of 20261224'",
            filled.Values
        );
        var run = (await fixture.Shepherds.NextAsync(Patience)).Order.Submission;
        Assert.Equal(["/bin/true", "a b", "s3cret@db", "s3cret", "{none}"], run.Arguments.Select(Encoding.UTF8.GetString));
        Assert.Contains("DATE=20261224", run.Environment.Select(Encoding.UTF8.GetString));
        Assert.Equal("  a b of 20261224", JobSpec.TextOf(run.LocalDataArea));
        Assert.Equal(JobSpec.LocalDataAreaSize, run.LocalDataArea!.Length);
    }

    [Fact(Timeout = 20_000)]
    public async Task One_that_fails_stops_the_start_with_its_name_and_the_cause()
    {
        await using var fixture = await OpenAsync(new VariableText { Name = "SITE", File = "/nowhere/site" });

        fixture.Server.Issue(Order(["/bin/true", "{SITE}"]));

        var failed = await fixture.Server.FactAsync<JobStartFailed>(fact => fact.Number == s_number, Patience);
        Assert.Equal(ReasonCodes.VariableFailed, failed.Code);
        Assert.StartsWith("variable SITE: file /nowhere/site cannot be read as ", failed.Text, StringComparison.Ordinal);
        Assert.Empty(fixture.Shepherds.Launched);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_was_submitted_is_not_looked_through()
    {
        await using var fixture = await OpenAsync(new VariableText { Name = "SITE", Value = "north" });

        await fixture.SubmitAsync(AgentFixture.Submission() with { Arguments = ["/bin/true"u8.ToArray(), "{SITE}"u8.ToArray()] }, Patience);

        Assert.Equal("{SITE}", Encoding.UTF8.GetString((await fixture.Shepherds.NextAsync(Patience)).Order.Submission.Arguments[1]));
    }

    [Theory(Timeout = 20_000)]
    [InlineData("track")]
    [InlineData("queue")]
    public async Task J126_The_local_data_area_of_a_job_that_a_rule_took_is_filled_and_nothing_else_of_it(string type)
    {
        await using var fixture = await AgentFixture.OpenAsync(
            new RuleView
            {
                Name = "R",
                Type = type,
                Schedule = "Night",
            }
        );
        await fixture.Agent.WaitForRulesAsync(1, TimeSpan.FromSeconds(10), Patience);
        await StoreAsync(
            fixture,
            new VariableText { Name = "SITE", Value = "north" },
            Area("ALL", "1:8", "of {SITE}") with
            {
                Job = "TEST",
            },
            Area("HERE", "9:4", "here") with
            {
                Schedule = "Night",
            },
            Area("OTHER", "1:20", "no") with
            {
                Schedule = "Day",
            }
        );

        var number = await fixture.SubmitAsync(
            AgentFixture.Submission() with
            {
                Arguments = ["/bin/true"u8.ToArray(), "{SITE}"u8.ToArray(), [0xff]],
                LocalDataArea = "xxxxxxxxxxxxyy"u8.ToArray(),
            },
            Patience
        );
        if (type == "queue")
        {
            await fixture.Agent.StartByHandAsync(number, false, AgentFixture.Operator, Patience);
        }

        var run = (await fixture.Shepherds.NextAsync(Patience)).Order.Submission;
        Assert.Equal(["{SITE}"u8.ToArray(), [0xff]], run.Arguments.Skip(1));
        Assert.Equal("of northhereyy", JobSpec.TextOf(run.LocalDataArea));
        var filled = await fixture.Server.FactAsync<JobFilled>(fact => fact.Number == number, Patience);
        Assert.Equal(
            "variables: ALL at 1:8 of the local data area is 'of north', HERE at 9:4 of the local data area is 'here'",
            filled.Values
        );
    }

    [Fact(Timeout = 20_000)]
    public async Task J126_The_local_data_area_of_what_no_rule_took_stays()
    {
        await using var fixture = await OpenAsync(Area("ALL", "1:8", "no") with { Job = "TEST" });

        await fixture.SubmitAsync(AgentFixture.Submission() with { LocalDataArea = "kept"u8.ToArray() }, Patience);

        Assert.Equal("kept", JobSpec.TextOf((await fixture.Shepherds.NextAsync(Patience)).Order.Submission.LocalDataArea));
    }

    private static VariableText Area(string name, string place, string value) =>
        new()
        {
            Name = name,
            Value = value,
            LocalDataArea = place,
        };

    [Fact(Timeout = 20_000)]
    public async Task J127_Variables_are_put_into_captures_that_are_run()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var fixture = await OpenAsync(
            new VariableText { Name = "SITE", Value = "north" },
            new VariableText
            {
                Name = "AREA",
                Value = "{SITE}",
                Job = "TEST",
                LocalDataArea = "1:8",
            }
        );
        await fixture.Agent.Captures.StartAsync(
            new CaptureSourceRequest { Kind = "user", Name = AgentFixture.Me.User },
            AgentFixture.Operator,
            Patience
        );
        await fixture.Agent.SubmitAsync(
            AgentFixture.Submission() with
            {
                Arguments = ["/bin/true"u8.ToArray(), "{SITE}"u8.ToArray()],
                LocalDataArea = "xxxxxxxxxxyy"u8.ToArray(),
            },
            AgentFixture.Me,
            Task.CompletedTask,
            Patience
        );

        await fixture.Agent.Captures.RunAsync("TEST", AgentFixture.Operator, Task.CompletedTask, Patience);

        var run = (await fixture.Shepherds.NextAsync(Patience)).Order.Submission;
        Assert.Equal("north", Encoding.UTF8.GetString(run.Arguments[1]));
        Assert.Equal("north   xxyy", JobSpec.TextOf(run.LocalDataArea));
    }

    [Fact(Timeout = 20_000)]
    public async Task J62_J63_A_rule_names_its_schedule_and_frequency_by_variables()
    {
        await using var fixture = await AgentFixture.OpenAsync(
            new RuleView
            {
                Name = "R",
                Type = "track",
                Schedule = "Night-{SITE}",
                Frequency = "{UNKNOWN}",
            }
        );
        await fixture.Agent.WaitForRulesAsync(1, TimeSpan.FromSeconds(10), Patience);
        await StoreAsync(fixture, new VariableText { Name = "SITE", Value = "north" });

        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);

        var submitted = await fixture.Server.FactAsync<JobSubmitted>(fact => fact.Number == number, Patience);
        Assert.Equal(("Night-north", "_UNKNOWN_"), (submitted.Schedule.Text, submitted.Frequency!.Value.Text));
    }

    [Fact(Timeout = 20_000)]
    public async Task J62_A_rule_takes_a_variable_from_the_environment_and_asks_no_program()
    {
        await using var fixture = await AgentFixture.OpenAsync(
            new RuleView
            {
                Name = "R",
                Type = "track",
                Schedule = "Night-{SITE}",
                Frequency = "{ASKED}",
            }
        );
        await fixture.Agent.WaitForRulesAsync(1, TimeSpan.FromSeconds(10), Patience);
        await StoreAsync(
            fixture,
            new VariableText { Name = "SITE", Environment = "SITE" },
            new VariableText
            {
                Name = "ASKED",
                Program = ["/bin/echo", "asked"],
                Default = "DAILY",
            }
        );

        var number = await fixture.SubmitAsync(AgentFixture.Submission() with { Environment = ["SITE=north"u8.ToArray()] }, Patience);

        var submitted = await fixture.Server.FactAsync<JobSubmitted>(fact => fact.Number == number, Patience);
        Assert.Equal(("Night-north", "DAILY"), (submitted.Schedule.Text, submitted.Frequency!.Value.Text));
    }

    [Fact(Timeout = 20_000)]
    public async Task They_are_there_when_the_agent_starts_without_its_server()
    {
        await using var fixture = await OpenAsync();
        await fixture
            .Part<VariableCache>()
            .StoreAsync(new PublishedVariables { Variables = [new VariableText { Name = "SITE", Value = "north" }], Delimiters = "< >" });

        await fixture.RestartAsync();

        Assert.Equal("SITE", Assert.Single(fixture.Part<VariableCache>().All.All).Name.Text);
        Assert.Equal("< >", fixture.Part<VariableCache>().Delimiters.ToString());
    }

    private static StartPlanned Order(IReadOnlyList<string> arguments, params string[] environment) =>
        new(
            s_number,
            new JobSpec { Name = ObjectName.Parse("LOAD") },
            new PlannedCommand
            {
                Arguments = arguments,
                User = "nobody",
                Environment = environment,
            }
        )
        {
            FilledFor = s_night,
        };

    private static async Task<AgentFixture> OpenAsync(params VariableText[] variables)
    {
        var fixture = await AgentFixture.OpenAsync();
        await StoreAsync(fixture, variables);
        return fixture;
    }

    private static Task StoreAsync(AgentFixture fixture, params VariableText[] variables) =>
        fixture.Part<VariableCache>().StoreAsync(new PublishedVariables { Variables = variables });
}
