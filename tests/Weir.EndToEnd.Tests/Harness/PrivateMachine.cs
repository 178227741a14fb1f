using System.Diagnostics;
using System.Globalization;

namespace Weir.EndToEnd.Tests.Harness;

/// <summary>
/// A mount namespace in which /etc, /var/spool, /usr/sbin and /run are copies: real cron, at and the gate run there and
/// leave the machine as it was. An empty /run also makes cron run its @reboot lines at once. Needs root.
/// </summary>
internal sealed class PrivateMachine : IAsyncDisposable
{
    // Mails come at once and whole: two of them never mix. Copies by overlay; the upper layers lie on a tmpfs that goes with the namespace.
    private const string Mounts = """
        set -e
        mount --make-rprivate /
        mount -t tmpfs tmpfs /mnt
        for folder in /etc /var/spool /usr/sbin; do
          layer=/mnt$folder; mkdir -p "$layer/upper" "$layer/work"
          mount -t overlay overlay -o "lowerdir=$folder,upperdir=$layer/upper,workdir=$layer/work" "$folder"
        done
        mount -t tmpfs -o mode=755 tmpfs /run
        mkdir -p /run/lock
        : > /etc/crontab; rm -rf /etc/cron.d/*
        printf '#!/bin/sh\nmail=$(mktemp)\n{ cat; echo "=== end"; } > "$mail"\nflock /run/mail.lock -c "cat $mail >> /run/mail"\nrm "$mail"\n' > /usr/sbin/sendmail
        chmod 755 /usr/sbin/sendmail
        echo ready
        exec cat
        """;

    private readonly Process _holder;

    private PrivateMachine(Process holder)
    {
        _holder = holder;
        Prefix = ["nsenter", "--mount", "--target", holder.Id.ToString(CultureInfo.InvariantCulture), "--"];
    }

    /// <summary>Stands before a command that is to run inside.</summary>
    public IReadOnlyList<string> Prefix { get; }

    public static async Task<PrivateMachine> StartAsync()
    {
        var commands = new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" });
        var holder = commands.Start("unshare", "--mount", "sh", "-c", Mounts);
        var line = await holder.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        if (line != "ready")
        {
            var error = await holder.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            holder.Dispose();
            throw new InvalidOperationException($"no private mount namespace: {error}");
        }

        return new PrivateMachine(holder);
    }

    /// <summary>The holder ends with its input, and the namespace with its last process.</summary>
    public async ValueTask DisposeAsync()
    {
        _holder.StandardInput.Close();
        await _holder.WaitForExitAsync(CancellationToken.None);
        _holder.Dispose();
    }
}
