using Weir.Agent;
using Weir.Agent.Ways;
using Weir.Linux;
using Weir.Tracking.Gate;

namespace Weir.Ways.Cron;

/// <summary>Cron's way in on this machine: as root every table, as an ordinary user one's own.</summary>
internal sealed class CronInstaller
{
    private const string MachineGate = "/run/weir/gate";

    private readonly string _shell;
    private readonly CronTables? _tables;
    private readonly OwnCrontab? _own;

    public CronInstaller(AgentOptions options, CronPaths places)
    {
        Places = places;
        _shell = Path.Join(Path.GetDirectoryName(options.Weir), "weir-sh");
        var gate = options.GateFile == MachineGate ? null : options.GateFile;
        if (UserAccounts.CurrentUserId == 0)
        {
            _tables = new CronTables(places, _shell, gate);
        }
        else
        {
            _own = new OwnCrontab(UserAccounts.NameOf(UserAccounts.CurrentUserId), _shell, gate);
        }
    }

    public CronPaths Places { get; }

    /// <summary>Whether this agent sees the tables themselves, and so every change to them.</summary>
    public bool SeesTables => _tables is not null;

    /// <summary>Puts a user's table through the gate, or all of the system's.</summary>
    /// <exception cref="WayException">It cannot be done.</exception>
    public WayChange Install(string user, bool system)
    {
        if (!File.Exists(_shell))
        {
            throw new WayException($"{_shell} is not there, and cron would find no shell: install weir-sh beside weir (make install)");
        }

        if (_tables is null)
        {
            return Own(user, system).Install();
        }

        var table = system ? null : user;
        var all = _tables.TablesFor(table);
        var changes = _tables.Install(table);
        return new WayChange(
            changes.Changed,
            [.. all.Except(changes.Changed)],
            _tables.Installed(),
            [.. changes.Refused, .. _tables.BadNames(), .. NameConflict.Find(_tables.Names())]
        )
        {
            Unwanted = [],
        };
    }

    /// <summary>Takes a user's table, all of the system's, or with neither every table out again.</summary>
    /// <exception cref="WayException">It cannot be done.</exception>
    public WayChange Remove(string? user, bool system)
    {
        if (_tables is null)
        {
            return Own(user, system).Remove();
        }

        var changes = user is null && !system ? _tables.RemoveAll() : _tables.Remove(user);
        return new WayChange(
            changes.Changed,
            user is null ? [] : [.. _tables.TablesFor(user).Except(changes.Changed)],
            _tables.Installed(),
            changes.Refused
        )
        {
            Unwanted = user is null && !system ? _tables.All() : _tables.TablesFor(user),
        };
    }

    /// <summary>Those of the places that cron takes and that somebody wrote without the gate.</summary>
    public IReadOnlyList<string> Lost(IReadOnlyList<string> places) => _tables?.Lost(places) ?? _own!.Lost(places);

    /// <summary>Puts a place through the gate again.</summary>
    /// <exception cref="WayException">It cannot be done.</exception>
    public void PutBack(string place)
    {
        if (_tables is null)
        {
            _own!.Install();
        }
        else
        {
            _tables.PutBack(place);
        }
    }

    /// <summary>Where it is installed.</summary>
    public IReadOnlyList<string> Installed() => _tables?.Installed() ?? _own!.Installed();

    /// <summary>The names that comments give.</summary>
    public IReadOnlyList<GateName> Names() => _tables?.Names() ?? _own!.Names();

    /// <summary>What comments of tables that pass the gate say and what is no name, one sentence each.</summary>
    public IReadOnlyList<string> BadNames() => _tables?.BadNames() ?? _own!.BadNames();

    private OwnCrontab Own(string? user, bool system)
    {
        var own = UserAccounts.NameOf(UserAccounts.CurrentUserId);
        return !system && (user is null || user == own)
            ? _own!
            : throw new WayException($"this agent runs as {own} and reaches {own}'s crontab only: for others run weir up as root");
    }
}
