using System.Text;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Protocol.Captures;

namespace Weir.Agent.Tests.Captures;

/// <summary>What is submitted from a source is captured instead of run.</summary>
public sealed class CaptureTests
{
    private static readonly Submitter s_nobody = new("nobody", 65534, 65534, []);
    private static readonly Caller s_nobodyCalls = new("nobody", Role.User, "here") { Machine = "here", UserId = 65534 };

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task J110_with_the_gate_stopped_a_start_is_refused_and_says_what_to_do()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        await fixture.Agent.SetWayAsync("all", "off", AgentFixture.Operator, Patience);

        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() => StartAsync(fixture, "user", "root"));

        Assert.Equal("the gate is stopped, so nothing would be captured: start it first with weir gate start", refused.Message);
        Assert.Empty(fixture.Agent.GateStatus().Capturing!);
    }

    [Fact(Timeout = 20_000)]
    public async Task J115_J118_each_submission_is_captured_under_its_name_and_nothing_runs()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        await StartAsync(fixture, "user", "root");

        var first = await SubmitAsync(fixture, AgentFixture.Submission("NIGHTLY"));
        var second = await SubmitAsync(fixture, AgentFixture.Submission("nightly"));

        Assert.Equal(("NIGHTLY", "user root"), (first!.Id.Text, first.Source));
        Assert.Equal("nightly-2", second!.Id.Text);
        Assert.Equal(["NIGHTLY", "nightly-2"], await IdsAsync(fixture));
        Assert.Empty((await fixture.Agent.ListTrackedAsync(new TrackedFilter(), null, AgentFixture.Operator, Patience)).Items);
        Assert.Empty(fixture.Shepherds.Launched);
        Assert.Equal(0, fixture.Server.Count<JobSubmitted>());
    }

    [Fact(Timeout = 20_000)]
    public async Task A_process_in_place_is_told_and_ends_and_nothing_runs()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        await fixture.Agent.SetWayAsync("run", "on", AgentFixture.Operator, Patience);
        await StartAsync(fixture, "user", "root");

        using var waiter = await fixture.Agent.OpenGateAsync(
            SubmissionCodec.Write(AgentFixture.Submission("INPLACE", SubmissionMode.InPlace, WayIn.Run)),
            AgentFixture.Me,
            new WaitingProcess(0, 0, () => null),
            Patience
        );

        List<string> lines = [];
        await foreach (var line in waiter.Lines.ReadAllAsync(Patience))
        {
            lines.Add(line);
        }

        Assert.Equal(["wait captured as INPLACE from user root; it does not run", "skip"], lines);
        Assert.Equal(["INPLACE"], await IdsAsync(fixture));
    }

    [Fact(Timeout = 20_000)]
    public async Task The_same_key_is_the_same_capture_also_after_capturing_has_ended_and_the_agent_was_started_again()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        await StartAsync(fixture, "user", "root", most: 1);
        var submission = AgentFixture.Submission("ONCE");
        Assert.NotNull(await SubmitAsync(fixture, submission));
        Assert.Empty(fixture.Agent.Captures.Sources().Items);

        await fixture.RestartAsync();

        Assert.Equal("ONCE", (await SubmitAsync(fixture, submission))?.Id.Text);
        Assert.Equal(["ONCE"], await IdsAsync(fixture));
        Assert.Null(await SubmitAsync(fixture, AgentFixture.Submission("AFTER")));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_restarted_agent_captures_on_until_it_is_stopped()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        await StartAsync(fixture, "user", "root");

        await fixture.RestartAsync();
        Assert.NotNull(await SubmitAsync(fixture, AgentFixture.Submission("A")));
        await fixture.Agent.Captures.StopAsync(new CaptureSourceRequest { Name = "root" }, AgentFixture.Operator, Patience);

        Assert.Null(await SubmitAsync(fixture, AgentFixture.Submission("B")));
    }

    [Fact(Timeout = 20_000)]
    public async Task J113_who_can_be_asked_is_asked_and_nothing_is_stored_before_the_answer()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        await StartAsync(fixture, "user", "root");
        var submission = AgentFixture.Submission("ASKED");

        var question = await SubmitAsync(fixture, submission, CaptureChoice.Ask);
        Assert.Equal(("ASKED", true), (question!.Id.Text, question.IsQuestion));
        Assert.Empty(await IdsAsync(fixture));

        var other = new CaptureChoice(false, false, ObjectName.Parse("OTHER"));
        Assert.Equal("OTHER", (await SubmitAsync(fixture, submission, other))!.Id.Text);
        var taken = await Assert.ThrowsAsync<AgentRefusedException>(() => SubmitAsync(fixture, AgentFixture.Submission("X"), other));
        Assert.Equal("a capture OTHER is there already: choose another id", taken.Message);
        Assert.Null(await SubmitAsync(fixture, AgentFixture.Submission("RUNS"), CaptureChoice.Submit));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_capture_takes_the_place_of_its_own_submitters_only_where_that_was_asked_for()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root: an ordinary user's agent takes that user's jobs only");
        await using var fixture = await AgentFixture.OpenAsync();
        await StartAsync(fixture, "user", "nobody", replace: true);
        await StartAsync(fixture, "user", "root", replace: true);

        Assert.Equal("NIGHTLY", (await SubmitAsync(fixture, AgentFixture.Submission("NIGHTLY")))!.Id.Text);
        Assert.Equal("NIGHTLY", (await SubmitAsync(fixture, AgentFixture.Submission("NIGHTLY")))!.Id.Text);
        var others = await fixture.Agent.SubmitAsync(AgentFixture.Submission("NIGHTLY"), s_nobody, Task.CompletedTask, Patience);

        Assert.Equal("NIGHTLY-2", others.Capture!.Id.Text);
        Assert.Equal(["NIGHTLY", "NIGHTLY-2"], await IdsAsync(fixture));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_user_captures_own_submissions_and_nobody_elses_and_sees_own_captures_only()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root: an ordinary user's agent takes that user's jobs only");
        await using var fixture = await AgentFixture.OpenAsync();
        var request = new CaptureSourceRequest { Kind = "user", Name = "root" };
        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() =>
            fixture.Agent.Captures.StartAsync(request, s_nobodyCalls, Patience)
        );
        Assert.Equal(ProblemCodes.NotAllowed, refused.Code);
        await fixture.Agent.Captures.StartAsync(new CaptureSourceRequest { Kind = "user", Name = "nobody" }, s_nobodyCalls, Patience);

        Assert.NotNull((await fixture.Agent.SubmitAsync(AgentFixture.Submission("MINE"), s_nobody, Task.CompletedTask, Patience)).Capture);
        await StartAsync(fixture, "user", "root");
        await SubmitAsync(fixture, AgentFixture.Submission("ROOTS"));

        Assert.Equal(["MINE"], (await fixture.Agent.Captures.ListAsync(null, 10, s_nobodyCalls, Patience)).Items.Select(one => one.Id));
        Assert.Equal(["MINE", "ROOTS"], await IdsAsync(fixture));
        var hidden = await Assert.ThrowsAsync<AgentRefusedException>(() =>
            fixture.Agent.Captures.ShowAsync("ROOTS", s_nobodyCalls, Patience)
        );
        Assert.Equal(ProblemCodes.NotFound, hidden.Code);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_an_operator_does_to_another_users_capture_is_in_the_audit_and_what_its_user_does_is_not()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root: an ordinary user's agent takes that user's jobs only");
        await using var fixture = await AgentFixture.OpenAsync();
        await fixture.Agent.Captures.StartAsync(new CaptureSourceRequest { Kind = "user", Name = "nobody" }, s_nobodyCalls, Patience);
        await fixture.Agent.SubmitAsync(AgentFixture.Submission("MINE"), s_nobody, Task.CompletedTask, Patience);

        await fixture.Agent.Captures.ChangeAsync("MINE", new CaptureChangeRequest { Priority = 2 }, s_nobodyCalls, Patience);
        await fixture.Agent.Captures.ChangeAsync("MINE", new CaptureChangeRequest { Priority = 3 }, AgentFixture.Operator, Patience);

        var told = await fixture.Server.FactAsync<AgentMessage>(
            fact => fact.Text.Contains("capture change", StringComparison.Ordinal),
            Patience
        );
        Assert.Contains("MINE", told.Text, StringComparison.Ordinal);
        Assert.Contains("root", told.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_captures_password_is_not_stored()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        await StartAsync(fixture, "user", "root");

        await SubmitAsync(fixture, AgentFixture.Submission("SECRET") with { MonitorPassword = "geheim" });

        await fixture.Agent.BackupAsync(Path.Join(fixture.Options.Data, "copy.db"), AgentFixture.Operator, Patience);
        Assert.DoesNotContain(
            "geheim",
            Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Join(fixture.Options.Data, "copy.db"), Patience)),
            StringComparison.Ordinal
        );
    }

    private static Task<CapturingView> StartAsync(AgentFixture fixture, string kind, string name, int? most = null, bool replace = false) =>
        fixture.Agent.Captures.StartAsync(
            new CaptureSourceRequest
            {
                Kind = kind,
                Name = name,
                Most = most,
                Replace = replace,
            },
            AgentFixture.Operator,
            Patience
        );

    private static async Task<CaptureAnswer?> SubmitAsync(AgentFixture fixture, Submission submission, CaptureChoice? choice = null) =>
        (
            await fixture.Agent.SubmitAsync(
                submission,
                AgentFixture.Me,
                new SubmitterSide(Task.CompletedTask, choice ?? CaptureChoice.None, null),
                Patience
            )
        ).Capture;

    private static async Task<IEnumerable<string>> IdsAsync(AgentFixture fixture) =>
        (await fixture.Agent.Captures.ListAsync(null, 100, AgentFixture.Operator, Patience)).Items.Select(one => one.Id);
}
