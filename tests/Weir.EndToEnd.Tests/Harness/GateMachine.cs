using System.Diagnostics;
using System.Text.Json;
using Weir.Protocol;
using Weir.Protocol.Jobs;

namespace Weir.EndToEnd.Tests.Harness;

/// <summary>A private machine with <c>weir up</c>, real cron and real atd, none of which the tests' machine sees.</summary>
internal sealed class GateMachine : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly PrivateMachine _machine;
    private readonly List<Process> _daemons = [];
    private readonly SemaphoreSlim _never = new(0);

    private GateMachine(PrivateMachine machine, WeirUp up)
    {
        _machine = machine;
        Up = up;
    }

    public WeirUp Up { get; }

    public static async Task<GateMachine> StartAsync()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        var machine = await PrivateMachine.StartAsync();
        try
        {
            var up = await WeirUp.StartAsync(machine.Prefix);
            var gate = new GateMachine(machine, up);
            // Other users' jobs read the gate file and write beside it.
            await gate.Run($"chmod 777 {up.Folder}; mkdir -m 777 {up.Folder}/open");
            return gate;
        }
        catch (Exception)
        {
            await machine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a line of shell that must succeed; its output.</summary>
    public async Task<string> Run(string line) => (await Up.Commands.Shell(line)).Succeeded();

    /// <summary>Gives a user this crontab, as <c>crontab</c> does.</summary>
    public async Task Crontab(string user, string text)
    {
        var file = Path.Combine(Up.Folder, "table");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        await Run($"crontab -u {user} {file}");
    }

    /// <summary>Starts cron, which runs all @reboot lines at once.</summary>
    public async Task StartCron()
    {
        await Run("rm -f /run/crond.reboot /run/crond.pid");
        _daemons.Add(Up.Commands.Start("cron", "-f"));
    }

    public void StartAt() => _daemons.Add(Up.Commands.Start("atd", "-f", "-b", "1", "-l", "100"));

    public async Task StopDaemons()
    {
        foreach (var daemon in _daemons)
        {
            daemon.Kill();
            await daemon.WaitForExitAsync(CancellationToken.None);
            daemon.Dispose();
        }

        _daemons.Clear();
    }

    /// <summary>
    /// All mail so far once there are this many; then the box is emptied. Of each mail what follows its headers, sorted: which
    /// of two jobs ends first is nobody's promise.
    /// </summary>
    public async Task<IReadOnlyList<string>> Mail(int count)
    {
        var text = await Until("cat /run/mail 2>/dev/null || :", text => text.Split("=== end\n").Length > count);
        await Run("rm -f /run/mail");
        return
        [
            .. text.Split("=== end\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(mail => mail[(mail.IndexOf("\n\n", StringComparison.Ordinal) + 2)..])
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Waits until the published filter has a rule that names this.</summary>
    public Task RuleInForce(string name) =>
        Until($"grep -a ^rule {Up.Folder}/gate || :", text => text.Contains($"\t{name}\t", StringComparison.Ordinal));

    /// <summary>The newest job of a name, once it is as wanted.</summary>
    public Task<JobView> Job(string name, Func<JobView, bool> wanted) => Job(job => job.Name.Text == name, wanted);

    /// <summary>The newest job of these, once it is as wanted.</summary>
    public async Task<JobView> Job(Func<JobView, bool> these, Func<JobView, bool> wanted)
    {
        var text = await Until("weir jobs --json", text => Find(text) is { } job && wanted(job));
        return Find(text)!;

        JobView? Find(string json) =>
            json.StartsWith('{') ? JsonSerializer.Deserialize(json, WeirJson.Default.JobPage)!.Items.FirstOrDefault(these) : null;
    }

    /// <summary>Runs a line again and again until its output is as wanted.</summary>
    public async Task<string> Until(string line, Func<string, bool> wanted)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var ran = await Up.Commands.Shell(line);
            if (wanted(ran.Output))
            {
                return ran.Output;
            }

            Assert.True(
                TimeProvider.System.GetElapsedTime(start) < Patience,
                $"{line} did not come to what was wanted; last: {ran.Output}{ran.Error}\n{Up.Log}"
            );
            await _never.WaitAsync(Pause, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopDaemons();
        await Up.DisposeAsync();
        await _machine.DisposeAsync();
        _never.Dispose();
    }
}
