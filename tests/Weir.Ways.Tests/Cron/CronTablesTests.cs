using System.Text;
using Weir.Agent.Ways;
using Weir.Ways.Cron;

namespace Weir.Ways.Tests.Cron;

public sealed class CronTablesTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("weir-cron-");

    private readonly CronPaths _places;

    private readonly CronTables _way;

    public CronTablesTests()
    {
        // cron takes tables from root only.
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        _places = new CronPaths(
            _root.CreateSubdirectory("spool").FullName,
            Path.Join(_root.FullName, "crontab"),
            _root.CreateSubdirectory("cron.d").FullName
        );
        _way = new CronTables(_places, "/usr/bin/weir-sh");
        File.WriteAllText(_places.SystemTable, "SHELL=/bin/bash\n17 * * * * root cd / && x\n");
        File.WriteAllText(Path.Join(_places.SystemFolder, "sysstat"), "# weir: STATS\n5 * * * * root stats\n");
        File.WriteAllText(Path.Join(_places.SystemFolder, "sysstat.dpkg-old"), "5 * * * * root old\n");
        File.WriteAllText(Path.Join(_places.Spool, "root"), "# weir: MINE\n5 * * * * mine\n");
        File.SetUnixFileMode(Path.Join(_places.Spool, "root"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void All_system_tables_go_through_the_gate_and_come_back_byte_for_byte()
    {
        var before = Snapshot();

        Assert.Equal([_places.SystemTable, Path.Join(_places.SystemFolder, "sysstat")], _way.Install(null).Changed);
        Assert.Equal([_places.SystemTable, Path.Join(_places.SystemFolder, "sysstat")], _way.Installed());
        Assert.Equal(["STATS"], _way.Names().Select(name => name.JobName.Text));
        Assert.Empty(_way.Install(null).Changed);
        Assert.Equal(2, _way.Remove(null).Changed.Count);

        Assert.Equal(before, Snapshot());
        Assert.Empty(_way.Remove(null).Changed);
    }

    [Fact]
    public void A_table_that_is_written_without_the_gate_is_lost_and_can_be_put_back()
    {
        var table = Path.Join(_places.Spool, "root");
        _way.Install("root");
        Assert.Empty(_way.Lost([table]));

        File.WriteAllText(table, "6 * * * * other\n");

        Assert.Equal([table], _way.Lost([table, _places.SystemTable, "/nowhere"]).Except([_places.SystemTable]));
        _way.PutBack(table);
        Assert.Equal([table], _way.Installed());
        Assert.Empty(_way.Lost([table]));
    }

    [Fact]
    public void A_table_that_cron_refuses_or_that_is_gone_is_not_lost()
    {
        var table = Path.Join(_places.Spool, "root");
        _way.Install("root");
        File.WriteAllText(table, "6 * * * * other\n");

        File.SetUnixFileMode(table, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);
        Assert.Empty(_way.Lost([table]));
        File.Delete(table);
        Assert.Empty(_way.Lost([table]));
    }

    [Fact]
    public void A_comment_that_says_no_name_is_told_with_its_line_and_what_is_allowed()
    {
        File.WriteAllText(Path.Join(_places.Spool, "root"), "# weir: GOOD\n5 * * * * good\n# weir: two words\n5 * * * * bad\n");

        Assert.Empty(_way.BadNames());
        _way.Install("root");

        Assert.Equal(
            $"{Path.Join(_places.Spool, "root")}:3: 'two words' is not a name, and the entry has that of its program: allowed are 1 to 64 letters, digits and _ - . @ # $, not beginning with . or -",
            Assert.Single(_way.BadNames())
        );
        Assert.Equal(["GOOD"], _way.Names().Select(name => name.JobName.Text));
    }

    [Fact]
    public void A_users_table_goes_through_the_gate_alone()
    {
        var before = Snapshot();

        Assert.Equal([Path.Join(_places.Spool, "root")], _way.Install("root").Changed);
        var name = Assert.Single(_way.Names());
        Assert.Equal(("root", "mine", "MINE"), (name.User, Encoding.UTF8.GetString(name.Command), name.JobName.Text));

        _way.RemoveAll();
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void A_tables_mode_stays()
    {
        var path = Path.Join(_places.Spool, "root");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        _way.Install("root");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_table_that_cron_refuses_is_left_as_it_is_and_named()
    {
        var table = Path.Join(_places.SystemFolder, "sysstat");
        File.SetUnixFileMode(table, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);
        var before = Snapshot();

        var changes = _way.Install(null);

        Assert.Equal([_places.SystemTable], changes.Changed);
        Assert.Equal(
            [
                $"{table} is left as it is: its group or others may write it, and cron takes no such table: chmod go-w",
                $"{table}.dpkg-old is left as it is: cron passes over names with anything but letters, digits, _ and - in them",
            ],
            changes.Refused
        );
        Assert.Equal(before[table], Snapshot()[table]);
    }

    [Theory]
    [InlineData("no-such-user", "there is no user no-such-user on this machine")]
    [InlineData("daemon", "daemon has no crontab: make one with 'crontab -u daemon -e'")]
    public void Where_there_is_no_table_the_way_out_is_said(string user, string text) =>
        Assert.Equal(text, Assert.Throws<WayException>(() => _way.Install(user)).Message);

    private SortedDictionary<string, string> Snapshot() =>
        new(
            _root
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .ToDictionary(file => file.FullName, file => Convert.ToBase64String(File.ReadAllBytes(file.FullName)))
        );
}
