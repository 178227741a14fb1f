using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Notifications;

/// <summary>The system's real journald, with a /run of its own, so that the machine's journal stays as it is.</summary>
public sealed class JournaldTests
{
    private const string Definition = """
        kind: notification
        name: NIGHT
        when: { job: failed }
        group: 0s
        to: { journald: true }
        """;

    [Fact]
    public async Task A_failed_job_is_an_entry_in_the_journal_that_is_found_by_its_fields()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root, for a private mount namespace");
        await using var machine = await PrivateMachine.StartAsync();
        var root = new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" }, machine.Prefix);
        (await root.Shell("mkdir -p /run/systemd/journal /run/log/journal")).Succeeded();
        // A machine that was never booted has none, and journald needs one.
        (await root.Shell("[ -s /etc/machine-id ] || tr -d - < /proc/sys/kernel/random/uuid > /etc/machine-id")).Succeeded();
        using var journald = root.Start("/lib/systemd/systemd-journald");
        try
        {
            (await root.Shell("until [ -S /run/systemd/journal/socket ]; do :; done")).Succeeded();
            await using var up = await WeirUp.StartAsAsync(0, machine.Prefix);
            var file = Path.Combine(up.Folder, "night.yaml");
            await File.WriteAllTextAsync(file, Definition, TestContext.Current.CancellationToken);
            (await up.Weir("apply", "-f", file)).Succeeded();

            var ended = await up.Weir("submit", "--wait", "-n", "LOAD", "--", "sh", "-c", "exit 3");
            using var reader = root.Start(
                "journalctl",
                "--directory=/run/log/journal",
                "--follow",
                "--lines=all",
                "--output=json",
                "WEIR_JOB_NAME=LOAD"
            );
            var line = await reader
                .StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
                .AsTask()
                .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            reader.Kill(entireProcessTree: true);

            Assert.Equal(3, ended.Status);
            var entry = JsonDocument.Parse(line!).RootElement;
            Assert.Equal(
                ("weir", "NIGHT", "failed", "000000001", "3"),
                (Field("SYSLOG_IDENTIFIER"), Field("WEIR_NOTIFICATION"), Field("WEIR_TRIGGER"), Field("WEIR_JOB"), Field("PRIORITY"))
            );
            Assert.Contains("LOAD", Field("MESSAGE"), StringComparison.Ordinal);
            Assert.Contains("3", Field("WEIR_TEXT"), StringComparison.Ordinal);

            string? Field(string name) => entry.GetProperty(name).GetString();
        }
        finally
        {
            journald.Kill(entireProcessTree: true);
            await journald.WaitForExitAsync(CancellationToken.None);
        }
    }
}
