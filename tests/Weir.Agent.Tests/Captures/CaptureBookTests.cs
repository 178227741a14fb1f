using System.Text;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Protocol.Captures;

namespace Weir.Agent.Tests.Captures;

/// <summary>Captures are changed, copied, renamed, deleted and run.</summary>
public sealed class CaptureBookTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task J122_J123_J124_parameters_command_and_library_list_are_changed()
    {
        await using var fixture = await OpenAsync();

        var view = await fixture.Agent.Captures.ChangeAsync(
            "nightly",
            new CaptureChangeRequest
            {
                JobQueue = "PAY/NIGHT",
                Priority = 2,
                LibraryList = ["A", "B"],
                Command = ["/bin/echo", "two words"],
                Environment = ["ADDED=1"],
                Limits = ["TAPE=2"],
            },
            AgentFixture.Operator,
            Patience
        );

        Assert.Equal(("PAY/NIGHT", 2, "/bin/echo two words"), (view.JobQueue, view.Priority, view.Command));
        Assert.Equal(["A", "B"], view.LibraryList);
        Assert.Equal(["TAPE=2"], view.Limits);
        Assert.Contains("ADDED=1", view.Environment);
        Assert.Equivalent(view, await fixture.Agent.Captures.ShowAsync("NIGHTLY", AgentFixture.Operator, Patience), strict: true);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_change_that_is_not_right_changes_nothing()
    {
        await using var fixture = await OpenAsync();
        var before = await fixture.Agent.Captures.ShowAsync("NIGHTLY", AgentFixture.Operator, Patience);

        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() =>
            fixture.Agent.Captures.ChangeAsync(
                "NIGHTLY",
                new CaptureChangeRequest { Priority = 2, JobQueue = "not a queue" },
                AgentFixture.Operator,
                Patience
            )
        );

        Assert.Equal(ProblemCodes.BadRequest, refused.Code);
        Assert.Equivalent(before, await fixture.Agent.Captures.ShowAsync("NIGHTLY", AgentFixture.Operator, Patience), strict: true);
    }

    [Fact(Timeout = 20_000)]
    public async Task J125_the_local_data_area_goes_back_to_an_earlier_image_and_that_is_an_image_too()
    {
        await using var fixture = await OpenAsync();
        await ChangeAsync(fixture, new CaptureChangeRequest { LocalDataAt = ["1:'one'"] });
        await ChangeAsync(fixture, new CaptureChangeRequest { LocalDataAt = ["1:'two'", "5:'four'"] });
        Assert.Equal("two four", (await fixture.Agent.Captures.ShowAsync("NIGHTLY", AgentFixture.Operator, Patience)).LocalDataArea);

        var view = await ChangeAsync(fixture, new CaptureChangeRequest { Rollback = 2 });

        Assert.Equal(("one", 4), (view.LocalDataArea, view.Images));
        var images = await fixture.Agent.Captures.ImagesAsync("NIGHTLY", AgentFixture.Operator, Patience);
        Assert.Equal([4, 3, 2, 1], images.Items.Select(image => image.Sequence));
        Assert.Equal(images.Area, images.Items[0].Area);
        var missing = await Assert.ThrowsAsync<AgentRefusedException>(() =>
            ChangeAsync(fixture, new CaptureChangeRequest { Rollback = 99 })
        );
        Assert.Contains("has no image 99", missing.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 20_000)]
    public async Task J123_its_command_is_edited_as_text_and_rubbish_changes_nothing()
    {
        await using var fixture = await OpenAsync();
        Assert.Equal(
            "/bin/true\n",
            Encoding.UTF8.GetString(await fixture.Agent.Captures.ReadTextAsync("NIGHTLY", AgentFixture.Operator, Patience))
        );

        await fixture.Agent.Captures.WriteTextAsync("NIGHTLY", "/bin/echo\nhello\n"u8.ToArray(), AgentFixture.Operator, Patience);
        await Assert.ThrowsAsync<AgentRefusedException>(() =>
            fixture.Agent.Captures.WriteTextAsync("NIGHTLY", "\0\0"u8.ToArray(), AgentFixture.Operator, Patience)
        );

        Assert.Equal("/bin/echo hello", (await fixture.Agent.Captures.ShowAsync("NIGHTLY", AgentFixture.Operator, Patience)).Command);
    }

    [Fact(Timeout = 20_000)]
    public async Task J116_it_is_copied_and_renamed_for_variations_and_deleted()
    {
        await using var fixture = await OpenAsync();
        await ChangeAsync(fixture, new CaptureChangeRequest { LocalDataAt = ["1:'one'"] });

        var copy = await fixture.Agent.Captures.CopyAsync("NIGHTLY", new CaptureNameRequest(null, null), AgentFixture.Operator, Patience);
        Assert.Equal(("NIGHTLY-2", "one", 1), (copy.Id, copy.LocalDataArea, copy.Images));
        var renamed = await fixture.Agent.Captures.RenameAsync("NIGHTLY", new("WEEKLY", null), AgentFixture.Operator, Patience);
        Assert.Equal(("WEEKLY", 2), (renamed.Id, renamed.Images));
        var taken = await Assert.ThrowsAsync<AgentRefusedException>(() =>
            fixture.Agent.Captures.RenameAsync("WEEKLY", new("nightly-2", null), AgentFixture.Operator, Patience)
        );
        Assert.Equal(ProblemCodes.Exists, taken.Code);

        await fixture.Agent.Captures.DeleteAsync("WEEKLY", AgentFixture.Operator, Patience);
        Assert.Equal(
            ["NIGHTLY-2"],
            (await fixture.Agent.Captures.ListAsync(null, 10, AgentFixture.Operator, Patience)).Items.Select(one => one.Id)
        );
    }

    [Fact(Timeout = 20_000)]
    public async Task J129_J131_it_runs_any_number_of_times_each_with_a_number_of_its_own()
    {
        await using var fixture = await OpenAsync();

        var first = await fixture.Agent.Captures.RunAsync("NIGHTLY", AgentFixture.Operator, Task.CompletedTask, Patience);
        var second = await fixture.Agent.Captures.RunAsync("nightly", AgentFixture.Operator, Task.CompletedTask, Patience);

        Assert.NotEqual(first.Number, second.Number);
        foreach (var number in new[] { first.Number, second.Number })
        {
            var told = await fixture.Server.FactAsync<JobSubmitted>(fact => fact.Number == number, Patience);
            Assert.Equal("NIGHTLY", told.Name.Text);
            Assert.Equal(0, (await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience)).ExitCode);
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task What_would_keep_it_from_running_is_said_beforehand_and_at_the_run()
    {
        await using var fixture = await OpenAsync();
        Assert.Empty((await fixture.Agent.Captures.ValidateAsync("NIGHTLY", AgentFixture.Operator, Patience)).Faults);

        await ChangeAsync(fixture, new CaptureChangeRequest { Command = ["/no/such/program"] });

        var fault = Assert.Single((await fixture.Agent.Captures.ValidateAsync("NIGHTLY", AgentFixture.Operator, Patience)).Faults);
        Assert.Contains("/no/such/program does not exist", fault, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() =>
            fixture.Agent.Captures.RunAsync("NIGHTLY", AgentFixture.Operator, Task.CompletedTask, Patience)
        );
        Assert.Equal(fault, refused.Message);
    }

    private static Task<CaptureView> ChangeAsync(AgentFixture fixture, CaptureChangeRequest change) =>
        fixture.Agent.Captures.ChangeAsync("NIGHTLY", change, AgentFixture.Operator, Patience);

    private static async Task<AgentFixture> OpenAsync()
    {
        var fixture = await AgentFixture.OpenAsync();
        await fixture.Agent.Captures.StartAsync(
            new CaptureSourceRequest
            {
                Kind = "user",
                Name = "root",
                Most = 1,
            },
            AgentFixture.Operator,
            Patience
        );
        await fixture.Agent.SubmitAsync(AgentFixture.Submission("NIGHTLY"), AgentFixture.Me, Task.CompletedTask, Patience);
        return fixture;
    }
}
