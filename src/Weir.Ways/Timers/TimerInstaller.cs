using System.Diagnostics;
using System.Text;
using Weir.Agent;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Ways.Timers;

/// <summary>Puts drop-ins beside the services that timers start, keeps them up to date, and takes them away again.</summary>
internal sealed class TimerInstaller(AgentOptions options, TimerPaths paths, TimerUnits units)
{
    private const string MachineGate = "/run/weir/gate";
    private const uint ReadableByAll = 0x1A4;
    private const uint FolderMode = 0x1ED;

    /// <summary>The drop-ins that are there.</summary>
    public IReadOnlyList<string> Installed() =>
        Directory.Exists(paths.Own)
            ?
            [
                .. Directory
                    .EnumerateDirectories(paths.Own, "*.service.d")
                    .Select(folder => Path.Join(folder, TimerDropIn.FileName))
                    .Where(File.Exists)
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    /// <summary>Where a drop-in is to be now.</summary>
    public IReadOnlySet<string> WantedPlaces() => Wanted([]).Select(one => PathOf(one.Service)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a drop-in that is there is as Weir made it.</summary>
    public static bool IsOurs(string path) => TimerDropIn.IsOurs(Read(path));

    /// <summary>Puts them in, or says what would be done. What is not taken is said with the reason.</summary>
    /// <exception cref="WayException">It cannot be done; nothing changed.</exception>
    public WayChange Install(bool isRehearsal)
    {
        if (UserAccounts.CurrentUserId != 0)
        {
            throw new WayException("systemd's units are root's: run weir up as root for jobs of timers");
        }

        List<string> warnings = [],
            changed = [],
            same = [];
        foreach (var (service, text) in Wanted(warnings))
        {
            (Put(service, text, isRehearsal) ? changed : same).Add(PathOf(service));
        }

        Reload(isRehearsal ? [] : changed, warnings);
        return new WayChange(changed, same, [.. changed.Concat(same).Order(StringComparer.Ordinal)], warnings);
    }

    /// <summary>Takes them away, or says what would be done. One that somebody has edited stays, and is said.</summary>
    public WayChange Remove(bool isRehearsal)
    {
        List<string> warnings = [],
            changed = [];
        foreach (var path in Installed())
        {
            if (!IsOurs(path))
            {
                warnings.Add($"{path} was edited by somebody else since Weir made it, and is left as it is: take it away by hand");
                continue;
            }

            changed.Add(path);
            if (!isRehearsal)
            {
                Take(path);
            }
        }

        Reload(isRehearsal ? [] : changed, warnings);
        return new WayChange(changed, [], [.. Installed().Except(changed)], warnings);
    }

    /// <summary>Makes those that are there say what their services say now.</summary>
    public void Refresh()
    {
        List<string> changed = [],
            warnings = [];
        var there = Installed();
        var wanted = Wanted(warnings).ToDictionary(one => PathOf(one.Service), StringComparer.Ordinal);
        foreach (var path in there.Where(IsOurs))
        {
            if (!wanted.TryGetValue(path, out var one))
            {
                Take(path);
                changed.Add(path);
            }
            else if (Put(one.Service, one.Text, isRehearsal: false))
            {
                changed.Add(path);
            }
        }

        Reload(changed, warnings);
    }

    private IEnumerable<(string Service, string Text)> Wanted(List<string> warnings)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var timer in units.Timers())
        {
            var service = timer.Contains('@', StringComparison.Ordinal) ? timer : units.ServiceOf(timer);
            if (!seen.Add(service))
            {
                continue;
            }

            var settings = service == timer ? null : units.Read(service);
            var why =
                service == timer ? "is a template: its instances are not taken"
                : settings is null ? "is not there, or is masked"
                : !service.EndsWith(".service", StringComparison.Ordinal) ? "is no service"
                : TimerDropIn.WhyNot(settings);
            if (why is not null)
            {
                warnings.Add($"{Printable.Escape(service)} of {Printable.Escape(timer)} is not taken: it {why}");
                continue;
            }

            yield return (
                service,
                TimerDropIn.Text(service, settings!, options.Weir, options.GateFile == MachineGate ? null : options.GateFile)
            );
        }
    }

    private string PathOf(string service) => Path.Join(paths.Own, service + ".d", TimerDropIn.FileName);

    private bool Put(string service, string text, bool isRehearsal)
    {
        var path = PathOf(service);
        if (File.Exists(path) && Read(path) == text)
        {
            return false;
        }

        if (!isRehearsal)
        {
            using var own = FolderHandle.Open(paths.Own);
            using var folder = own.TryOpenFolder(service + ".d") ?? own.CreateFolder(service + ".d", FolderMode);
            DurableFile.Write(folder, TimerDropIn.FileName, Encoding.Latin1.GetBytes(text), ReadableByAll);
        }

        return true;
    }

    private void Take(string path)
    {
        using var own = FolderHandle.Open(paths.Own);
        var name = Path.GetFileName(Path.GetDirectoryName(path))!;
        using (var folder = own.TryOpenFolder(name))
        {
            folder?.TryRemove(TimerDropIn.FileName);
        }

        if (!Directory.EnumerateFileSystemEntries(Path.Join(paths.Own, name)).Any())
        {
            own.TryRemoveFolder(name);
        }
    }

    private static string Read(string path) => Encoding.Latin1.GetString(File.ReadAllBytes(path));

    // Where systemd does not run it reads them when it starts.
    private static void Reload(List<string> changed, List<string> warnings)
    {
        if (changed.Count == 0 || !Directory.Exists("/run/systemd/system"))
        {
            return;
        }

        using var reload = Process.Start(new ProcessStartInfo("systemctl", ["daemon-reload"]) { RedirectStandardError = true })!;
        var error = reload.StandardError.ReadToEnd();
        reload.WaitForExit();
        if (reload.ExitCode != 0)
        {
            warnings.Add($"systemctl daemon-reload failed, so that systemd takes this over when it is told the next time: {error.Trim()}");
        }
    }
}
