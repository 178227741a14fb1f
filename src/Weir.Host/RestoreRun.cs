using System.Globalization;
using Weir.Jobs;
using Weir.Stores.Agent;
using Weir.Stores.Server;

namespace Weir.Host;

/// <summary><c>weir-host restore</c>: makes the stores of a data folder of what <c>weir backup</c> wrote, and ends.</summary>
internal static class RestoreRun
{
    private const string Usage = "weir-host restore [--from FILE] [--data DIR] [--store postgres://…]";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, uint user)
    {
        Dictionary<string, string> given = [];
        for (var i = 1; i < arguments.Count; i += 2)
        {
            given[arguments[i]] = arguments[i] is "--from" or "--data" or "--store" && i + 1 < arguments.Count ? arguments[i + 1] : throw new UsageException(Usage);
        }

        var from = given.GetValueOrDefault("--from");
        if (from is null && !given.ContainsKey("--store"))
        {
            throw new UsageException("restore needs the file that weir backup wrote; for a PostgreSQL that its own tools have restored, --store");
        }

        List<string> done = [];
        if (given.TryGetValue("--store", out var store))
        {
            await RestoredServer.ReadyAsync(store, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
            done.Add("the PostgreSQL store is ready");
        }

        if (from is not null)
        {
            var data = Path.GetFullPath(given.GetValueOrDefault("--data") ?? RunOptions.DefaultData(user));
            using var held = DataFolder.Take(data);
            done.AddRange(Put(Path.GetFullPath(from), data));
        }

        foreach (var line in done)
        {
            await Console.Out.WriteLineAsync(line).ConfigureAwait(false);
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"new numbers begin {RestoredServer.NumbersPassedOver} later, so that none is given twice")).ConfigureAwait(false);
        return 0;
    }

    private static List<string> Put(string from, string data)
    {
        var (server, journal) = (Path.Join(data, "server.db"), Path.Join(data, "agent.db"));
        if (RestoredJournal.IsBackup(from))
        {
            return [Journal(from, journal, data)];
        }

        if (!RestoredServer.IsBackup(from))
        {
            throw new StartException($"{Printable.Of(from)} is no backup of Weir: name the file that weir backup wrote");
        }

        var beside = Path.ChangeExtension(from, ".agent" + Path.GetExtension(from));
        var both = File.Exists(beside);
        if (both && File.Exists(journal))
        {
            throw new StartException($"{journal} is there already and is not written over: move it away first");
        }

        RestoredServer.Put(from, server, TimeProvider.System);
        return both ? [server, Journal(beside, journal, data)] : [server];
    }

    private static string Journal(string from, string journal, string data)
    {
        RestoredJournal.Put(from, journal, number => Directory.Exists(Path.Join(data, "jobs", number.ToString())), TimeProvider.System);
        return journal;
    }
}
