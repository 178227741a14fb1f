using Weir.Jobs;
using Weir.Jobs.Thresholds;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Stores.Server;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class ThresholdTests
{
    private static readonly ThresholdName s_errors = ThresholdName.Parse("ERRORS");

    [Fact]
    public async Task What_was_set_is_there_after_a_restart_and_holds_as_before()
    {
        await using var first = await OpenAsync();
        await ApplyAsync(first);
        await first.Server.SetThresholdAsync(Operator, s_errors, Change("2"), Cancellation);
        await using var second = await first.ReopenAsync();
        var number = await SubmittedAsync(second);

        var view = await second.Server.ShowThresholdAsync(Anna, ThresholdName.Parse("errors"), Cancellation);

        Assert.Equal(("ERRORS", 2, 1, "olga at test"), (view.Name, view.Value, view.Waiting, view.By));
        var holder = Assert.Single((await second.JobAsync(number)).Holders);
        Assert.Equal(("threshold", "threshold ERRORS is 2 and the job needs GE 3"), (holder.Code, holder.Text));
        await second.Server.SetThresholdAsync(Operator, s_errors, Change("+1"), Cancellation);
        Assert.Equal("Starting", (await second.JobAsync(number)).State);
    }

    [Fact]
    public async Task A_backup_has_them()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.SetThresholdAsync(Operator, s_errors, Change("2"), Cancellation);
        var path = Path.Join(fixture.Folder, "copy.db");

        await fixture.Server.BackupAsync(Root, path, Cancellation);

        await using var copy = new SqliteServerStore(path, TimeProvider.System);
        await copy.OpenAsync(Cancellation);
        var snapshot = await copy.LoadAsync(Cancellation);
        var kept = Assert.Single(snapshot.Records, record => record.Kind == "threshold");
        Assert.Equal("ERRORS", kept.Name);
        Assert.Contains("\"value\":2", kept.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_names_the_way_out_and_what_an_earlier_moment_was_like()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);
        var number = await SubmittedAsync(fixture);
        var way = (await fixture.Server.WhyAsync(Root, number, null, Cancellation)).WaysOut[0];
        Assert.Equal(("weir threshold set ERRORS 3", true), (way.Command, way.StartsNow));
        var moment = Moment();

        await fixture.Server.SetThresholdAsync(Operator, s_errors, Change("3"), Cancellation);

        Assert.Equal("Starting", (await fixture.JobAsync(number)).State);
        var then = await fixture.Server.WhyAsync(Root, number, moment, Cancellation);
        Assert.Equal("threshold ERRORS is 0 and the job needs GE 3", Assert.Single(then.Job.Holders).Text);
    }

    [Fact]
    public async Task One_that_a_job_waits_for_is_listed_though_nobody_has_set_it()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);
        await SubmittedAsync(fixture);

        var view = Assert.Single((await fixture.Server.ListThresholdsAsync(Bert, Cancellation)).Items);

        // The job that waits is another's.
        Assert.Equal(("ERRORS", 0, 0, (string?)null), (view.Name, view.Value, view.Waiting, view.By));
    }

    [Fact]
    public async Task They_are_an_operators_to_set()
    {
        await using var fixture = await OpenAsync();

        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => fixture.Server.SetThresholdAsync(Anna, s_errors, Change("1"), Cancellation));
        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => fixture.Server.DeleteThresholdAsync(Anna, s_errors, Cancellation));
        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.DeleteThresholdAsync(Operator, s_errors, Cancellation));
        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.ShowThresholdAsync(Anna, s_errors, Cancellation));
    }

    private static ThresholdChange Change(string text) =>
        ThresholdChange.TryParse(text, out var change) ? change : throw new InvalidOperationException(text);

    private static Task<ApplyResult> ApplyAsync(ServerFixture fixture) =>
        fixture.Server.ApplyAsync(
            Root,
            new ApplyRequest([new ApplyFile("a.yaml", "kind: job-definition\nname: LOAD\nallowMultiple: true\nthresholds: ERRORS GE 3\n")]),
            Cancellation
        );

    private static async Task<TrackingNumber> SubmittedAsync(ServerFixture fixture)
    {
        var number = await fixture.NumberAsync();
        await fixture.SayAsync(Submitted(number, "anna", "LOAD") with { TrackType = TrackType.Queue });
        return number;
    }

    // A moment after all that was answered, and before all that is asked next: the clock has to move on in between.
    private static DateTimeOffset Moment()
    {
        var now = DateTimeOffset.UtcNow;
        SpinWait.SpinUntil(() => DateTimeOffset.UtcNow > now);
        var moment = DateTimeOffset.UtcNow;
        SpinWait.SpinUntil(() => DateTimeOffset.UtcNow > moment);
        return moment;
    }
}
