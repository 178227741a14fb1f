using System.Globalization;
using Weir.Execution;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Stores.Agent;
using Weir.Stores.Server;

namespace Weir.Host;

/// <summary><c>weir-host restore</c>: makes the stores of a data folder of what <c>weir backup</c> wrote, and ends.</summary>
internal static class RestoreRun
{
    private const string Usage =
        "weir-host restore [--from FILE] [--data DIR] [--store postgres://… | --store-file FILE] [--set-aside] [--text TEXT]";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, uint user)
    {
        Dictionary<string, string> given = [];
        for (var i = 1; i < arguments.Count; i++)
        {
            given[arguments[i]] = arguments[i] switch
            {
                "--set-aside" => "",
                "--from"
                or "--data"
                or StoreOption.Option
                or StoreOption.FileOption
                or "--text" when i + 1 < arguments.Count && arguments[i + 1].Length > 0 => arguments[++i],
                _ => throw new UsageException(Usage),
            };
        }

        var from = given.GetValueOrDefault("--from");
        var setAside = given.ContainsKey("--set-aside");
        // A restored SQLite store is no PostgreSQL's business, whatever the environment says.
        var store = StoreOption.Read(given, from is null && !setAside ? Environment.GetEnvironmentVariable : _ => null);
        if (from is null && store is null && !setAside)
        {
            throw new UsageException(
                "restore needs the file that weir backup wrote; for a PostgreSQL that its own tools have restored, --store or --store-file; "
                    + "for folders of jobs whose journal is lost, --set-aside"
            );
        }

        List<string> done = [];
        if (store is not null)
        {
            await RestoredServer
                .ReadyAsync(store, ActionOf(user, given, "the PostgreSQL store"), TimeProvider.System, CancellationToken.None)
                .ConfigureAwait(false);
            done.Add("the PostgreSQL store is ready");
        }

        if (from is not null || setAside)
        {
            var data = Path.GetFullPath(
                given.GetValueOrDefault("--data") ?? RunOptions.DefaultData(user, Environment.GetEnvironmentVariable)
            );
            using var held = DataFolder.Lock(data);
            if (from is not null)
            {
                done.AddRange(Restore(Path.GetFullPath(from), data, ActionOf(user, given, Path.GetFullPath(from))));
            }

            // Their numbers may be given again: their ends are not those of the jobs that get them.
            if (setAside || done.Contains(Path.Join(data, "agent.db")))
            {
                done.AddRange(await SetAsideAsync(data, ActionOf(user, given, Path.Join(data, "jobs"))).ConfigureAwait(false));
            }
        }

        foreach (var line in done)
        {
            await System.Console.Out.WriteLineAsync(line).ConfigureAwait(false);
        }

        if (from is null && !given.ContainsKey("--store"))
        {
            return 0;
        }

        await System
            .Console.Out.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"new numbers begin {RestoredServer.NumbersPassedOver} later, so that none is given twice"
                )
            )
            .ConfigureAwait(false);
        return 0;
    }

    private static AuditedAction ActionOf(uint user, Dictionary<string, string> given, string what) =>
        new(
            new Actor(new MachineUsers(TimeProvider.System).NameOf(user), ActorOrigin.Socket, Environment.MachineName, user),
            "restore",
            "file",
            what,
            given.GetValueOrDefault("--text")
        );

    private static async Task<IReadOnlyList<string>> SetAsideAsync(string data, AuditedAction audited)
    {
        var aside = new OrphanFolders(Path.Join(data, "jobs"), TimeProvider.System);
        var journal = Path.Join(data, "agent.db");
        var unknown = aside.Numbers();
        if (File.Exists(journal))
        {
            var open = new SqliteAgentJournal(journal, TimeProvider.System);
            await using (open.ConfigureAwait(false))
            {
                await open.OpenAsync(CancellationToken.None).ConfigureAwait(false);
                unknown = await UnknownAsync(open, unknown).ConfigureAwait(false);
                if (unknown.Count > 0)
                {
                    var told = audited.Succeeded(TimeProvider.System.GetUtcNow(), detail: $"folders set aside: {unknown.Count}");
                    await open.WriteAsync(new JournalEntry { Facts = [AgentMessage.From(told)] }, CancellationToken.None)
                        .ConfigureAwait(false);
                }
            }
        }

        foreach (var number in unknown)
        {
            aside.SetAside(number);
        }

        return unknown.Count == 0 ? [] : [$"folders of jobs that the journal does not know: {unknown.Count}, now in {aside.Path}"];
    }

    private static async Task<IReadOnlyList<TrackingNumber>> UnknownAsync(SqliteAgentJournal journal, IReadOnlyList<TrackingNumber> numbers)
    {
        List<TrackingNumber> unknown = [];
        foreach (var number in numbers)
        {
            if (await journal.FindAsync(number, CancellationToken.None).ConfigureAwait(false) is null)
            {
                unknown.Add(number);
            }
        }

        return unknown;
    }

    private static List<string> Restore(string from, string data, AuditedAction audited)
    {
        var (server, journal) = (Path.Join(data, "server.db"), Path.Join(data, "agent.db"));
        if (RestoredJournal.IsBackup(from))
        {
            return [Journal(from, journal, data, audited)];
        }

        if (!RestoredServer.IsBackup(from))
        {
            throw new StartException($"{Printable.Escape(from)} is not a backup of Weir: name the file that weir backup wrote");
        }

        var beside = Path.ChangeExtension(from, ".agent" + Path.GetExtension(from));
        var both = File.Exists(beside);
        if (both && File.Exists(journal))
        {
            throw new StartException($"{journal} is there already and is not written over: move it away first");
        }

        RestoredServer.Create(from, server, audited, TimeProvider.System);
        return both ? [server, Journal(beside, journal, data, audited)] : [server];
    }

    private static string Journal(string from, string journal, string data, AuditedAction audited)
    {
        RestoredJournal.Create(
            from,
            journal,
            number => Directory.Exists(Path.Join(data, "jobs", number.ToString())),
            audited,
            TimeProvider.System
        );
        return journal;
    }
}
