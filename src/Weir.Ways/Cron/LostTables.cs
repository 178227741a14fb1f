using Weir.Agent.Jobs;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Ways.Cron;

/// <summary>
/// Finds the tables that somebody wrote without the gate, as <c>crontab -</c> does with a table from a file: tells of them, and puts those
/// through the gate again that are to be kept.
/// </summary>
internal sealed class LostTables(CronInstaller desk, WayStore ways, JobRecorder recorder, TimeProvider time)
{
    private const string Cron = "cron";

    /// <summary>Who writes a table again and again is told of it so often, and no more.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, DateTimeOffset> _told = new(StringComparer.Ordinal);

    /// <summary>Looks at all tables that were put through the gate; nobody changes what is wanted meanwhile.</summary>
    public Task CheckAsync(CancellationToken cancellationToken) =>
        ways.ChangeAsync(
            async () =>
            {
                await CheckInsideAsync().ConfigureAwait(false);
                return true;
            },
            cancellationToken
        );

    private async Task CheckInsideAsync()
    {
        var wanted = ways.Find(Cron);
        if (wanted.Installed.Count == 0)
        {
            return;
        }

        var before = ways.All.First(way => way.Way == Cron).Lost;
        List<string> lost = [];
        List<Fact> facts = [];
        foreach (var table in desk.Lost(wanted.Installed))
        {
            var why = wanted.Kept.Contains(table, StringComparer.Ordinal) ? TryPutBack(table) : $"{CommandFor(table)} puts it in again";
            if (why is not null)
            {
                lost.Add(table);
            }

            if (why is null ? MayTell(table) : !before.Contains(table, StringComparer.Ordinal))
            {
                facts.Add(Told(table, why));
            }
        }

        ways.SetLost(Cron, lost);
        if (facts.Count > 0)
        {
            await recorder.WriteAsync(new JournalEntry { Facts = facts }).ConfigureAwait(false);
        }
    }

    private string CommandFor(string table) =>
        !desk.SeesTables ? "weir gate install cron"
        : Path.GetDirectoryName(table) == desk.Places.Spool ? $"weir gate install cron --user {Printable.Escape(Path.GetFileName(table))}"
        : "weir gate install cron --system";

    // Why not, or null where it is done.
    private string? TryPutBack(string table)
    {
        try
        {
            desk.PutBack(table);
            return null;
        }
        catch (Exception refused) when (refused is WayException or LinuxException or IOException or UnauthorizedAccessException)
        {
            return $"it cannot be put in again: {refused.Message}";
        }
    }

    private bool MayTell(string table)
    {
        var now = time.GetUtcNow();
        if (_told.TryGetValue(table, out var last) && now - last < Pause)
        {
            return false;
        }

        _told[table] = now;
        return true;
    }

    private AgentMessage Told(string table, string? why) =>
        why is null
            ? new AgentMessage(
                time.GetUtcNow(),
                MessageSeverity.Information,
                "gate-kept",
                $"{Printable.Escape(table)} was written without the gate, and passes it again as it is to be kept",
                null
            )
            : new AgentMessage(
                time.GetUtcNow(),
                MessageSeverity.Warning,
                "gate-lost",
                $"{Printable.Escape(table)} was written without the gate, and its jobs run past Weir: {why}",
                null
            );
}
