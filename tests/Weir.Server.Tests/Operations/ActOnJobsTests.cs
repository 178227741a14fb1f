using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Acting;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class ActOnJobsTests
{
    [Fact]
    public async Task Each_job_is_acted_on_and_audited_on_its_own_and_what_is_refused_is_said_beside_what_is_done()
    {
        await using var fixture = await OpenAsync();
        var ended = await fixture.EndedAsync();
        List<TrackingNumber> held = [];
        for (var i = 0; i < 100; i++)
        {
            held.Add(await fixture.HeldAsync());
        }

        var acted = await fixture.Server.ActOnJobsAsync(
            Operator,
            JobVerbs.Cancel,
            new JobsAction([ended.Value, .. held.Select(number => number.Value), held[0].Value, 999_999_999])
            {
                Action = new JobAction { Text = "wrong input" },
            },
            Cancellation
        );

        Assert.Equal(held.Select(number => number.Value), acted.Done.Select(job => job.Number));
        Assert.Equal(
            [(ended.Value, ProblemCodes.WrongState), (999_999_999, ProblemCodes.NotFound)],
            acted.Refused.Select(job => (job.Number, job.Code))
        );
        var audit = await fixture.AuditAsync(new AuditFilter { Action = "cancel", Limit = 1000 });
        Assert.Equal(100, audit.Count(entry => entry.Text == "wrong input" && entry.Outcome == "done"));
    }

    [Fact]
    public async Task No_job_and_more_than_ten_thousand_are_refused()
    {
        await using var fixture = await OpenAsync();

        await Refusal.OfAsync(
            ProblemCodes.BadRequest,
            () => fixture.Server.ActOnJobsAsync(Operator, JobVerbs.Hold, new JobsAction([]), Cancellation)
        );
        await Refusal.OfAsync(
            ProblemCodes.BadRequest,
            () => fixture.Server.ActOnJobsAsync(Operator, JobVerbs.Hold, new JobsAction([.. Enumerable.Range(1, 10_001)]), Cancellation)
        );
        await Refusal.OfAsync(
            ProblemCodes.BadRequest,
            () => fixture.Server.ActOnJobsAsync(Operator, JobVerbs.Hold, new JobsAction([0]), Cancellation)
        );
    }

    [Fact]
    public async Task A_preview_tells_those_that_can_be_acted_on_from_those_that_cannot_and_changes_nothing()
    {
        await using var fixture = await OpenAsync();
        var first = await fixture.HeldAsync(name: "LOAD");
        var second = await fixture.HeldAsync(name: "LOAD.B");
        var other = await fixture.HeldAsync(name: "OTHER");
        var ended = await fixture.EndedAsync();

        var preview = await fixture.Server.PreviewJobsAsync(
            Operator,
            JobVerbs.Release,
            new JobFilter { NamePatterns = ["LOAD*", "NIGHTLY"] },
            Cancellation
        );

        Assert.Equal([second.Value, first.Value], preview.Numbers);
        Assert.Equal(["LOAD.B", "LOAD"], preview.Items.Select(job => job.Name.Text));
        var refused = Assert.Single(preview.Refused);
        Assert.Equal(("Succeeded; allowed: rerun, mark", 1, ended.Value), (refused.Text, refused.Count, Assert.Single(refused.Numbers)));
        Assert.All([first, second, other], number => Assert.Equal("Waiting", fixture.JobAsync(number).Result.State));
    }

    [Fact]
    public async Task A_user_previews_and_acts_on_own_jobs_only()
    {
        await using var fixture = await OpenAsync();
        var hers = await fixture.HeldAsync("anna");
        var his = await fixture.HeldAsync("bert");

        var preview = await fixture.Server.PreviewJobsAsync(Anna, JobVerbs.Cancel, new JobFilter(), Cancellation);
        var acted = await fixture.Server.ActOnJobsAsync(Anna, JobVerbs.Cancel, new JobsAction([hers.Value, his.Value]), Cancellation);

        Assert.Equal([hers.Value], preview.Numbers);
        Assert.Empty(preview.Refused);
        Assert.Equal([hers.Value], acted.Done.Select(job => job.Number));
        Assert.Equal([(his.Value, ProblemCodes.NotFound)], acted.Refused.Select(job => (job.Number, job.Code)));
    }
}
