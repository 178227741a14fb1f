using Weir.Linux;
using Weir.Notices;
using Weir.Notifications.Channels;

namespace Weir.Notifications.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_happened_is_in_its_environment_and_on_its_standard_input_and_nothing_is_in_a_shell()
    {
        var script = _folder.Script(
            $"env | sort > {_folder.File("env")}; printf '%s|' \"$@\" > {_folder.File("args")}; cat > {_folder.File("in")}\n"
        );

        var sent = await Unchanged()
            .SendAsync(new CommandChannel([script, "a b", "$(id)", "{{ job.name }}"]), Samples.Telling, Samples.Text, Token);

        Assert.Equal(SendResult.Sent, sent);
        var environment = await File.ReadAllLinesAsync(_folder.File("env"), Token);
        Assert.Contains("WEIR_JOB=000000147", environment);
        Assert.Contains("WEIR_JOB_NAME=LOAD", environment);
        Assert.Contains("WEIR_TRIGGER=failed", environment);
        Assert.Contains("WEIR_EXIT_CODE=3", environment);
        Assert.DoesNotContain(
            environment,
            line => line.StartsWith("HOSTNAME=", StringComparison.Ordinal) || line.StartsWith("DOTNET", StringComparison.Ordinal)
        );
        Assert.Equal("a b|$(id)|{{ job.name }}|", await File.ReadAllTextAsync(_folder.File("args"), Token));
        Assert.Equal(Samples.Text.Body, await File.ReadAllTextAsync(_folder.File("in"), Token));
    }

    [Fact]
    public async Task That_of_a_root_server_runs_as_an_unprivileged_user()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root has rights to drop");
        var script = _folder.Script(
            $"id -u > {_folder.File("id")}; id -G >> {_folder.File("id")}; grep NoNewPrivs /proc/self/status >> {_folder.File("id")}\n"
        );
        var nobody = UserAccounts.Find("nobody")!;

        var sent = await new CommandSender(nobody, mustDrop: true).SendAsync(
            new CommandChannel([script]),
            Samples.Telling,
            Samples.Text,
            Token
        );

        Assert.Equal(SendResult.Sent, sent);
        Assert.Equal([$"{nobody.UserId}", $"{nobody.GroupId}", "NoNewPrivs:\t1"], await File.ReadAllLinesAsync(_folder.File("id"), Token));
        var nowhere = await new CommandSender(null, mustDrop: true).SendAsync(
            new CommandChannel([script]),
            Samples.Telling,
            Samples.Text,
            Token
        );
        Assert.Equal(DeliveryOutcome.TryAgain, nowhere.Outcome);
    }

    [Fact]
    public async Task One_that_fails_or_is_not_there_is_tried_again_with_what_it_said()
    {
        var script = _folder.Script("echo 'no modem' >&2; exit 7\n");

        var failed = await Unchanged().SendAsync(new CommandChannel([script]), Samples.Telling, Samples.Text, Token);
        var missing = await Unchanged().SendAsync(new CommandChannel(["/nowhere/tell"]), Samples.Telling, Samples.Text, Token);

        Assert.Equal(SendResult.TryAgain("it ended with status 7: no modem"), failed);
        Assert.StartsWith("'/nowhere/tell' cannot be run", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_takes_too_long_is_killed_with_its_children()
    {
        var script = _folder.Script(
            $"sleep 1000 & echo $! > {_folder.File("child.new")}; mv {_folder.File("child.new")} {_folder.File("child")}; wait\n"
        );
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = Unchanged().SendAsync(new CommandChannel([script]), Samples.Telling, Samples.Text, enough.Token);
        while (!File.Exists(_folder.File("child")))
        {
            await Task.Yield();
        }

        await enough.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        var child = (await File.ReadAllTextAsync(_folder.File("child"), Token)).Trim();
        while (
            File.Exists($"/proc/{child}/cmdline")
            && (await File.ReadAllTextAsync($"/proc/{child}/cmdline", Token)).StartsWith("sleep", StringComparison.Ordinal)
        )
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task One_that_says_very_much_and_reads_nothing_is_not_held_up()
    {
        var script = _folder.Script("head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2\n");
        var text = Samples.Text with { Body = new string('x', 1_000_000) };

        Assert.Equal(SendResult.Sent, await Unchanged().SendAsync(new CommandChannel([script]), Samples.Telling, text, Token));
    }

    private static CommandSender Unchanged() => new(null, mustDrop: false);
}
