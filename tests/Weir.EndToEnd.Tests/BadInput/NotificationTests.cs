using System.Net;
using System.Net.Sockets;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.BadInput;

public sealed class NotificationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_server_that_hangs_holds_up_neither_jobs_nor_another_channel_nor_the_end()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var hook = new HookReceiver(FreePort());
        await using var up = await WeirUp.StartAsync();
        await ApplyAsync(
            up,
            $"to: [ {{ mail: a@example.org, server: 'smtp://{silent.LocalEndpoint}' }}, {{ webhook: '{hook.Address}' }} ]"
        );

        Assert.Equal(3, (await up.Weir("submit", "--wait", "-n", "ONE", "--", "sh", "-c", "exit 3")).Status);
        using var hanging = await silent.AcceptTcpClientAsync(Token);
        Assert.Contains(" ONE ", (await hook.NextAsync(Token)).Body, StringComparison.Ordinal);
        Assert.Equal(4, (await up.Weir("submit", "--wait", "-n", "TWO", "--", "sh", "-c", "exit 4")).Status);
        Assert.Contains(" TWO ", (await hook.NextAsync(Token)).Body, StringComparison.Ordinal);

        Assert.Equal(0, await up.StopAsync());
    }

    [Fact]
    public async Task A_webhook_that_answers_500_is_said_once_and_gets_everything_when_it_works_also_after_a_crash()
    {
        await using var hook = new HookReceiver(FreePort()) { Status = 500 };
        await using var up = await WeirUp.StartAsync();
        await ApplyAsync(up, $"to: {{ webhook: '{hook.Address}' }}");

        await up.Weir("submit", "--wait", "-n", "ONE", "--", "false");
        var (key, _) = await hook.NextAsync(Token);
        Assert.Equal(key, (await hook.NextAsync(Token)).Key);
        var told = await up.Until(output => output.Contains("does not work", StringComparison.Ordinal), "messages", "--level", "error");
        Assert.Contains($"webhook {hook.Address} does not work, 1 notification waits for it", Unwrapped(told), StringComparison.Ordinal);
        await up.Weir("submit", "--wait", "-n", "TWO", "--", "sh", "-c", "exit 2");

        await up.KillAsync();
        hook.Status = 200;
        await up.StartAgainAsync();

        HashSet<string> jobs = [];
        while (jobs.Count < 2)
        {
            var (again, body) = await hook.NextAsync(Token);
            if (hook.Status == 200)
            {
                jobs.Add(body.Contains(" ONE ", StringComparison.Ordinal) ? "ONE" : "TWO");
                Assert.Equal(again == key, body.Contains(" ONE ", StringComparison.Ordinal));
            }
        }

        await up.Until(output => output.Contains(" 2 ", StringComparison.Ordinal), "notification", "list");
    }

    [Fact]
    public async Task A_storm_is_told_up_to_the_most_an_hour_and_the_day_goes_on()
    {
        await using var hook = new HookReceiver(FreePort());
        await using var up = await WeirUp.StartAsync();
        await ApplyAsync(up, $"to: {{ webhook: '{hook.Address}' }}\nmost: 5");

        for (var status = 1; status <= 12; status++)
        {
            Assert.Equal(status, (await up.Weir("submit", "--wait", "-n", "STORM", "--", "sh", "-c", $"exit {status}")).Status);
        }

        for (var i = 0; i < 5; i++)
        {
            await hook.NextAsync(Token);
        }

        var told = await up.Until(output => output.Contains("within an hour", StringComparison.Ordinal), "messages", "--level", "warning");
        Assert.Contains(
            "notification NIGHT has been told 5 times within an hour, which is its most",
            Unwrapped(told),
            StringComparison.Ordinal
        );
        var list = await up.Until(output => output.Contains(" 5 ", StringComparison.Ordinal), "notification", "list");
        Assert.Matches(@"NIGHT +webhook \S+ +1 +5 +0 ", list);
    }

    [Fact]
    public async Task A_template_with_an_unknown_name_is_one_line_with_its_place_and_nothing_is_applied()
    {
        await using var up = await WeirUp.StartAsync();
        var file = Path.Join(up.Folder, "bad.yaml");
        await File.WriteAllTextAsync(file, Notification("to: { journald: true }\ntext: |\n  Dear all,\n  it was {{ job.nmae }}"), Token);

        var refused = await up.Weir("apply", "-f", file);

        Assert.Equal(1, refused.Status);
        Assert.Contains($"bad.yaml:8:13: text is no template: 'job' has no 'nmae'", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("NIGHT", (await up.Weir("notification", "list")).Succeeded(), StringComparison.Ordinal);
    }

    private static async Task ApplyAsync(WeirUp up, string keys)
    {
        var file = Path.Join(up.Folder, "night.yaml");
        await File.WriteAllTextAsync(file, Notification(keys), Token);
        (await up.Weir("apply", "-f", file)).Succeeded();
    }

    private static string Notification(string keys) => $"kind: notification\nname: NIGHT\nwhen: {{ job: failed }}\ngroup: 0s\n{keys}\n";

    private static string Unwrapped(string text) =>
        string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
