using Weir.Agent;
using Weir.Agent.Ways;
using Weir.Tracking.Gate;
using Weir.Ways.Timers;

namespace Weir.Ways.Tests.Timers;

/// <summary>What somebody else may do to the drop-ins of timers, and how that is told.</summary>
public sealed class TimerPlacesTests : IDisposable
{
    private readonly TimerPaths _paths = new([Directory.CreateTempSubdirectory("weir-units-").FullName]);
    private readonly WayStore _ways = new(TimeProvider.System);
    private readonly TimerInstaller _installer;
    private readonly string _dropIn;

    public TimerPlacesTests()
    {
        _installer = new TimerInstaller(
            new AgentOptions
            {
                Machine = "m",
                Data = _paths.Own,
                Socket = "/run/weir/s",
                Weir = "/usr/bin/weir",
            },
            _paths,
            new TimerUnits(_paths)
        );
        Write("backup.timer", "[Timer]\nOnCalendar=daily\n");
        Write("backup.service", "[Service]\nType=oneshot\nExecStart=/bin/true\n");
        Directory.CreateDirectory(Path.Join(_paths.Own, "backup.service.d"));
        _dropIn = Path.Join("backup.service.d", TimerDropIn.FileName);
        Write(_dropIn, TimerDropIn.Text("backup.service", new TimerUnits(_paths).Read("backup.service")!, "/usr/bin/weir", null));
        _ways.Set("timer", new WayEntry(WayState.On, default, [Path.Join(_paths.Own, _dropIn)]));
    }

    public void Dispose()
    {
        _ways.Dispose();
        Directory.Delete(_paths.Own, recursive: true);
    }

    [Fact]
    public void What_is_as_Weir_put_it_in_is_no_change() => Assert.Empty(Changes());

    [Fact]
    public void An_edited_drop_in_is_told_with_the_way_back()
    {
        File.AppendAllText(Path.Join(_paths.Own, _dropIn), "# mine\n");

        Assert.Contains("was edited by somebody else", Assert.Single(Changes()), StringComparison.Ordinal);
        Assert.Contains("weir gate install timers makes it anew", Assert.Single(Changes()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_drop_in_that_is_gone_is_told_with_the_way_back()
    {
        Directory.Delete(Path.Join(_paths.Own, "backup.service.d"), recursive: true);

        Assert.Contains("runs past Weir: weir gate install timers puts it in again", Assert.Single(Changes()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_drop_in_that_Weir_takes_away_since_its_service_is_not_to_be_taken_is_no_change()
    {
        Write("backup.service", "[Service]\nType=notify\nExecStart=/bin/true\n");

        File.Delete(Path.Join(_paths.Own, _dropIn));

        Assert.Empty(Changes());
    }

    private IReadOnlyList<string> Changes() => new TimerPlaces(_installer, _paths, _ways).FindChanges();

    private void Write(string file, string text) => File.WriteAllText(Path.Join(_paths.Own, file), text);
}
