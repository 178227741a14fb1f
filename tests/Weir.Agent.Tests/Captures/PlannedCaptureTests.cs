using System.Text;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Jobs.Plans;
using Weir.Protocol.Captures;

namespace Weir.Agent.Tests.Captures;

/// <summary>A schedule runs a capture.</summary>
public sealed class PlannedCaptureTests
{
    private static readonly TrackingNumber s_number = new(700_001);
    private static readonly Submitter s_nobody = new("nobody", 65534, 65534, []);

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task J129_J134_J136_J137_it_runs_as_its_submitter_with_what_was_captured_and_what_the_definition_says_before_that()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var fixture = await OpenAsync(s_nobody);

        fixture.Server.Issue(Order("NIGHTLY", priority: 2, "ADDED=1", "KEPT=new"));
        var submitted = await fixture.Server.FactAsync<JobSubmitted>(fact => fact.Number == s_number, Patience);

        Assert.Equal(("nobody", WayIn.Schedule, 2), (submitted.User, submitted.Way, submitted.Priority));
        Assert.Equal("PAY/NIGHT", submitted.JobQueue.ToString());
        Assert.Equal(0, (await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == s_number, Patience)).ExitCode);
        var launch = Assert.Single(fixture.Shepherds.Launched);
        var run = launch.Order.Submission;
        Assert.Equal("/bin/true", Encoding.UTF8.GetString(run.Arguments[0]));
        var environment = run.Environment.Select(Encoding.UTF8.GetString).ToList();
        Assert.Contains("ADDED=1", environment);
        Assert.Contains("KEPT=new", environment);
        Assert.DoesNotContain("KEPT=old", environment);
    }

    [Fact(Timeout = 20_000)]
    public async Task An_unknown_id_fails_the_start_with_the_reason_that_names_it()
    {
        await using var fixture = await AgentFixture.OpenAsync();

        fixture.Server.Issue(Order("MISSING"));

        var failed = await fixture.Server.FactAsync<JobStartFailed>(fact => fact.Number == s_number, Patience);
        Assert.Equal(
            (ReasonCodes.CommandRefused, "there is no capture MISSING on here: weir capture list says which there are"),
            (failed.Code, failed.Text)
        );
    }

    [Fact(Timeout = 20_000)]
    public async Task As_a_user_that_the_agents_file_does_not_allow_it_does_not_run()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var fixture = await OpenAsync(AgentFixture.Me);

        fixture.Server.Issue(Order("NIGHTLY"));

        var failed = await fixture.Server.FactAsync<JobStartFailed>(fact => fact.Number == s_number, Patience);
        Assert.Equal(ReasonCodes.AccountRefused, failed.Code);
        Assert.Contains("does not let a server run commands as root", failed.Text, StringComparison.Ordinal);
        Assert.Empty(fixture.Shepherds.Launched);
    }

    private static StartPlanned Order(string capture, int priority = 5, params string[] environment) =>
        new(
            s_number,
            new JobSpec { Name = ObjectName.Parse("PLANNED"), Priority = priority },
            new PlannedCommand { Arguments = ["/bin/sh", "-c", CaptureCall.Write(ObjectName.Parse(capture))], Environment = environment }
        );

    private static async Task<AgentFixture> OpenAsync(Submitter submitter)
    {
        var fixture = await AgentFixture.OpenAsync();
        await fixture.Agent.Captures.StartAsync(
            new CaptureSourceRequest { Kind = "user", Name = submitter.User },
            AgentFixture.Operator,
            Patience
        );
        var submission = AgentFixture.Submission("NIGHTLY") with
        {
            JobQueue = QualifiedName.Parse("PAY/NIGHT"),
            Environment = ["KEPT=old"u8.ToArray()],
        };
        await fixture.Agent.SubmitAsync(submission, submitter, Task.CompletedTask, Patience);
        return fixture;
    }
}
