using Microsoft.Extensions.Logging;
using Weir.Agent;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Stores.Agent;
using Weir.Tracking.Gate;

namespace Weir.Ways.Cron;

/// <summary>
/// Keeps the names that comments in crontabs give in the published filter: reads them again when a table changes. An ordinary
/// user's agent cannot watch cron's spool and looks once a minute, as cron does.
/// </summary>
internal sealed class CronWatch(
    CronInstaller desk,
    GateFilePublisher publisher,
    WayStore ways,
    LostTables lost,
    JobRecorder recorder,
    TimeProvider time,
    ILogger<CronWatch> log
)
{
    /// <summary>Users write what is told: it is remembered within bounds.</summary>
    private const int MostTold = 1000;

    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly HashSet<string> _told = [];
    private string _last = "";

    /// <summary>Follows the tables until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(cancellationToken).ConfigureAwait(false);
            await (desk.SeesTables ? WatchAsync(cancellationToken) : ScanAsync(cancellationToken)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The agent ends.
        }
    }

    /// <summary>Reads the names and publishes them where they changed.</summary>
    public async Task RescanAsync()
    {
        if (!ways.IsInstalled("cron"))
        {
            return;
        }

        IReadOnlyList<GateName> names;
        IReadOnlyList<string> bad;
        try
        {
            names = desk.Names();
            bad = desk.BadNames();
        }
        catch (Exception refused) when (refused is WayException or IOException or UnauthorizedAccessException)
        {
            log.Failed("reading crontabs", refused);
            return;
        }

        List<string> clashes = [];
        lock (_lock)
        {
            var text = string.Join('\n', names.Select(name => $"{name.User} {Convert.ToBase64String(name.Command)} {name.JobName}"));
            if (text != _last)
            {
                _last = text;
                publisher.SetNames(names);
            }

            if (_told.Count > MostTold)
            {
                _told.Clear();
            }

            clashes.AddRange(NameConflict.Find(names).Where(_told.Add));
            bad = [.. bad.Where(_told.Add)];
        }

        if (clashes.Count + bad.Count > 0)
        {
            var now = time.GetUtcNow();
            await recorder
                .WriteAsync(
                    new JournalEntry
                    {
                        Facts =
                        [
                            .. clashes.Select(clash => new AgentMessage(now, MessageSeverity.Warning, "same-command", clash, null)),
                            .. bad.Select(name => new AgentMessage(now, MessageSeverity.Warning, "bad-name", name, null)),
                        ],
                    }
                )
                .ConfigureAwait(false);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await lost.CheckAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception refused) when (refused is WayException or LinuxException or IOException or UnauthorizedAccessException)
        {
            log.Failed("looking for crontabs without the gate", refused);
        }

        await RescanAsync().ConfigureAwait(false);
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var changes = new Inotify();
        foreach (
            var folder in new[] { desk.Places.Spool, desk.Places.SystemFolder, Path.GetDirectoryName(desk.Places.SystemTable)! }
                .Where(Directory.Exists)
                .Distinct(StringComparer.Ordinal)
        )
        {
            // Editors and crontab itself close or rename last; a table in the making is not read.
            changes.Watch(folder, FileChanges.ClosedAfterWrite | FileChanges.MovedTo | FileChanges.MovedFrom | FileChanges.Deleted);
        }

        await foreach (var change in changes.Changes(cancellationToken).ConfigureAwait(false))
        {
            if (change.Name.StartsWith('.') || change.Name.StartsWith("tmp.", StringComparison.Ordinal))
            {
                continue;
            }

            await Task.Delay(Settling, time, cancellationToken).ConfigureAwait(false);
            await LookAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ScanAsync(CancellationToken cancellationToken)
    {
        using var minutes = new PeriodicTimer(Minute, time);
        while (await minutes.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            await LookAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
