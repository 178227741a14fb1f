using System.Diagnostics;
using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Gate.Tests;

public sealed class GatePathsTests : IDisposable
{
    private const uint Anna = 1000;

    private readonly Scratch _scratch = new();
    private readonly string _machine;
    private readonly string _own;

    public GatePathsTests()
    {
        _machine = _scratch.Folder("machine");
        _own = _scratch.Folder("anna/weir");
        foreach (var folder in (string[])[_scratch.Path, _machine, Path.GetDirectoryName(_own)!, _own])
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0x1ED);
        }
    }

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("/typed", null, "/typed")]
    [InlineData(null, "unix:/said", "/said")]
    [InlineData("/typed", "unix:/said", "/typed")]
    [InlineData(null, "https://elsewhere", null)]
    [InlineData(null, "", null)]
    public void A_socket_is_named_on_the_command_line_before_the_environment(string? typed, string? said, string? named)
    {
        var paths = new GatePaths(
            Words.Of(said is null ? [] : [$"WEIR_SERVER={said}"]),
            typed is null ? null : Encoding.UTF8.GetBytes(typed)
        );

        Assert.Equal(named, Words.Text(paths.NamedSocket));
    }

    [Fact]
    public void A_socket_that_was_named_is_the_one_whatever_else_is_there()
    {
        using var control = Hold(_machine, Listening(_machine));
        Publish(_machine, "/of/the/filter");

        Assert.Equal("/named", Words.Text(new GatePaths([], "/named"u8.ToArray()) { User = Anna, Machine = _machine }.Socket()));
    }

    [Fact]
    public void Beside_a_named_socket_lies_its_filter()
    {
        var beside = _scratch.Folder("beside");
        Publish(beside, "/x");
        Publish(_machine, "/y");
        var paths = new GatePaths([], Encoding.UTF8.GetBytes(Path.Join(beside, "own.sock"))) { User = Anna, Machine = _machine };

        Assert.Equal("/x", SocketIn(paths.ReadFilter().Bytes.ToArray()));
    }

    [Fact]
    public void A_named_socket_without_a_filter_has_none_of_the_machines()
    {
        Publish(_machine, "/y");

        Assert.Empty(
            new GatePaths([], Encoding.UTF8.GetBytes(_scratch["nowhere/x.sock"])) { User = Anna, Machine = _machine }
                .ReadFilter()
                .Bytes.ToArray()
        );
    }

    [Fact]
    public void A_named_filter_goes_before_a_named_socket_for_rules_and_after_it_for_where_to_ask()
    {
        var gate = Publish(_scratch.Folder("named"), "/of/the/filter");
        var both = new GatePaths(Words.Of($"WEIR_GATE={gate}"), "/typed"u8.ToArray()) { User = Anna, Machine = _machine };
        var filter = new GatePaths(Words.Of($"WEIR_GATE={gate}"), null) { User = Anna, Machine = _machine };

        Assert.Equal("/of/the/filter", SocketIn(both.ReadFilter().Bytes.ToArray()));
        Assert.Equal("/typed", Words.Text(both.Socket()));
        Assert.Equal("/of/the/filter", Words.Text(filter.Socket()));
    }

    [Fact]
    public void A_named_filter_that_is_not_there_stands_for_no_rules()
    {
        Publish(_machine, "/y");

        Assert.Empty(Paths($"WEIR_GATE={_scratch["none"]}").ReadFilter().Bytes.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("weir-gate 3\nsocket /x\n")]
    [InlineData("nothing of ours")]
    public void A_named_filter_that_is_none_names_no_socket(string text)
    {
        var gate = _scratch.File("odd", text);

        Assert.Equal(Path.Join(_machine, "weir.sock"), Words.Text(Paths($"WEIR_GATE={gate}").Socket()));
    }

    [Fact]
    public void A_filter_that_is_a_link_is_not_followed()
    {
        var gate = Publish(_scratch.Folder("target"), "/x");
        File.CreateSymbolicLink(_scratch["link"], gate);

        Assert.Empty(Paths($"WEIR_GATE={_scratch["link"]}").ReadFilter().Bytes.ToArray());
    }

    [Fact]
    public void A_filter_that_another_user_wrote_is_not_believed()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root gives files away");
        var named = Publish(_scratch.Folder("target"), "/x");
        GiveAway(named);
        GiveAway(Publish(_machine, "/machine"));
        Publish(_own, "/own");

        Assert.Empty(Paths($"WEIR_GATE={named}").ReadFilter().Bytes.ToArray());
        Assert.Equal("/own", SocketIn(Paths().ReadFilter().Bytes.ToArray()));
        Assert.Equal("/own", Words.Text(Paths().Socket()));
    }

    [Fact]
    public void A_pipe_in_the_place_of_the_filter_is_not_waited_for()
    {
        using var make = Process.Start("mkfifo", [Path.Join(_machine, "gate")]);
        make.WaitForExit();

        Assert.Empty(Paths().ReadFilter().Bytes.ToArray());
    }

    [Fact]
    public void The_machines_agent_goes_before_the_users_own()
    {
        Publish(_machine, "/machine");
        Publish(_own, "/own");

        Assert.Equal("/machine", SocketIn(Paths().ReadFilter().Bytes.ToArray()));
        Assert.Equal("/machine", Words.Text(Paths().Socket()));
    }

    [Fact]
    public void Where_the_machine_has_none_the_users_own_counts()
    {
        Publish(_own, "/own");

        Assert.Equal("/own", SocketIn(Paths().ReadFilter().Bytes.ToArray()));
        Assert.Equal("/own", Words.Text(Paths().Socket()));
    }

    [Fact]
    public void Root_looks_in_the_machines_folder_only()
    {
        Publish(_own, "/own");
        var paths = new GatePaths(Words.Of(Runtime), null) { User = 0, Machine = _machine };

        Assert.Empty(paths.ReadFilter().Bytes.ToArray());
        Assert.Equal(Path.Join(_machine, "weir.sock"), Words.Text(paths.Socket()));
    }

    [Theory]
    [InlineData("XDG_RUNTIME_DIR=R XDG_STATE_HOME=S HOME=H", "R/weir")]
    [InlineData("XDG_STATE_HOME=S HOME=H", "S/weir/run")]
    [InlineData("XDG_RUNTIME_DIR= XDG_STATE_HOME= HOME=H", "H/.local/state/weir/run")]
    [InlineData("XDG_RUNTIME_DIR= XDG_STATE_HOME=S HOME=H", "S/weir/run")]
    public void A_users_own_folder_is_below_what_the_environment_names_first(string environment, string folder)
    {
        string[] all = ["R/weir", "S/weir/run", "H/.local/state/weir/run"];
        foreach (var one in all)
        {
            Publish(_scratch.Folder(one), one);
        }

        var paths = new GatePaths(
            Words.Of(
                environment
                    .Split(' ')
                    .Select(entry => entry.EndsWith('=') ? entry : entry.Replace("=", $"={_scratch.Path}/", StringComparison.Ordinal))
            ),
            null
        )
        {
            User = Anna,
            Machine = _machine,
        };

        Assert.Equal(folder, SocketIn(paths.ReadFilter().Bytes.ToArray()));
    }

    [Fact]
    public void Without_any_of_them_there_is_the_machines_folder_only()
    {
        var paths = new GatePaths([], null) { User = Anna, Machine = _machine };

        Assert.Empty(paths.ReadFilter().Bytes.ToArray());
        Assert.Equal(Path.Join(_machine, "weir.sock"), Words.Text(paths.Socket()));
    }

    [Fact]
    public void The_agent_in_control_says_where_it_listens_and_its_filter_lies_there()
    {
        var elsewhere = _scratch.Folder("elsewhere");
        var socket = Listening(elsewhere);
        Publish(elsewhere, "/current");
        Publish(_machine, "/left");
        using var control = Hold(_machine, socket);

        Assert.Equal("/current", SocketIn(Paths().ReadFilter().Bytes.ToArray()));
        Assert.Equal(socket, Words.Text(Paths().Socket()));
    }

    [Fact]
    public void An_agent_in_control_that_has_no_filter_yet_leaves_the_one_that_is_there()
    {
        Publish(_machine, "/left");
        using var control = Hold(_machine, Listening(_scratch.Folder("elsewhere")));

        Assert.Equal("/left", SocketIn(Paths().ReadFilter().Bytes.ToArray()));
    }

    [Fact]
    public void A_socket_of_the_agent_in_control_that_is_not_there_yet_is_not_asked()
    {
        Publish(_machine, "/of/the/filter");
        using var control = Hold(_machine, _scratch["elsewhere/none.sock"]);

        Assert.Equal("/of/the/filter", Words.Text(Paths().Socket()));
    }

    [Fact]
    public void A_socket_of_the_agent_in_control_that_is_somebody_elses_is_not_asked()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root gives files away");
        var socket = Listening(_scratch.Folder("elsewhere"));
        GiveAway(socket);
        using var control = Hold(_machine, socket);

        Assert.Equal(Path.Join(_machine, "weir.sock"), Words.Text(Paths().Socket()));
    }

    [Fact]
    public void What_an_agent_that_is_gone_left_says_what_to_do_meanwhile()
    {
        var elsewhere = _scratch.Folder("elsewhere");
        var socket = Listening(elsewhere);
        Publish(elsewhere, "/left");
        Hold(_machine, socket).Dispose();

        Assert.Equal("/left", SocketIn(Paths().ReadFilter().Bytes.ToArray()));
        Assert.Equal($"; the agent that was in control listened at {socket} and is gone", Paths().Gone());
        // Its socket is not asked: nobody answers there.
        Assert.Equal(Path.Join(_machine, "weir.sock"), Words.Text(Paths().Socket()));
    }

    [Fact]
    public void The_usual_place_goes_before_what_an_agent_that_is_gone_left()
    {
        var elsewhere = _scratch.Folder("elsewhere");
        Publish(elsewhere, "/left");
        Publish(_machine, "/usual");
        Hold(_machine, Listening(elsewhere)).Dispose();

        Assert.Equal("/usual", SocketIn(Paths().ReadFilter().Bytes.ToArray()));
    }

    [Fact]
    public void Nobody_is_said_to_be_gone_where_one_is_in_control_or_a_socket_was_named()
    {
        Assert.Equal("", Paths().Gone());
        var socket = Listening(_machine);
        using (Hold(_machine, socket))
        {
            Assert.Equal("", Paths().Gone());
        }

        Assert.NotEqual("", Paths().Gone());
        Assert.Equal("", new GatePaths([], "/named"u8.ToArray()) { User = Anna, Machine = _machine }.Gone());
    }

    [Theory]
    [InlineData(0x1FF, 0x1A4)]
    [InlineData(0x1ED, 0x1B6)]
    [InlineData(0x1FD, 0x1A4)]
    [InlineData(0x1ED, 0x1B4)]
    public void A_claim_that_others_may_write_is_not_believed(int folderMode, int fileMode)
    {
        using var control = Hold(_machine, Listening(_scratch.Folder("elsewhere")));
        File.SetUnixFileMode(_machine, (UnixFileMode)folderMode);
        File.SetUnixFileMode(Path.Join(_machine, AgentFolder.Control), (UnixFileMode)fileMode);

        Assert.Equal(Path.Join(_machine, "weir.sock"), Words.Text(Paths().Socket()));
        Assert.Equal("", Paths().Gone());
    }

    [Theory]
    [InlineData("")]
    [InlineData("4711")]
    [InlineData("4711\n")]
    [InlineData("4711\n\n")]
    [InlineData("4711\n/cut/of")]
    public void A_claim_that_is_being_written_says_nothing(string text)
    {
        File.WriteAllText(Path.Join(_machine, AgentFolder.Control), text);
        File.SetUnixFileMode(Path.Join(_machine, AgentFolder.Control), (UnixFileMode)0x1A4);

        Assert.Equal("", Paths().Gone());
    }

    [Fact]
    public void Without_filter_and_control_a_socket_that_is_there_is_asked()
    {
        var own = Listening(_own);

        Assert.Equal(own, Words.Text(Paths().Socket()));

        var machine = Listening(_machine);
        Assert.Equal(machine, Words.Text(Paths().Socket()));
    }

    [Fact]
    public void A_socket_that_a_stranger_put_into_the_usual_place_is_passed_over()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root gives files away");
        GiveAway(Listening(_machine));
        var own = Listening(_own);

        Assert.Equal(own, Words.Text(Paths().Socket()));
    }

    [Fact]
    public void A_new_agent_is_found_by_who_asks_again()
    {
        var paths = Paths();
        Assert.Equal(Path.Join(_machine, "weir.sock"), Words.Text(paths.Socket()));

        var socket = Listening(_scratch.Folder("elsewhere"));
        using var control = Hold(_machine, socket);

        Assert.Equal(socket, Words.Text(paths.Socket()));
    }

    private string Runtime => $"XDG_RUNTIME_DIR={Path.GetDirectoryName(_own)}";

    private GatePaths Paths(params string[] more) => new(Words.Of([Runtime, .. more]), null) { User = Anna, Machine = _machine };

    private static string SocketIn(byte[] filter) =>
        Encoding.UTF8.GetString(filter).Split('\n').Single(line => line.StartsWith("socket ", StringComparison.Ordinal))[7..];

    private static string Publish(string folder, string socket)
    {
        var path = Path.Join(folder, AgentFolder.Gate);
        File.WriteAllText(path, $"weir-gate 1\nsocket {socket}\nagent 1\ntimeout 100\n");
        return path;
    }

    private static FileLock Hold(string folder, string socket)
    {
        var path = Path.Join(folder, AgentFolder.Control);
        var held = FileLock.TryHold(path, socket)!;
        File.SetUnixFileMode(path, (UnixFileMode)0x1A4);
        return held;
    }

    // A name is enough: nobody is asked here.
    private static string Listening(string folder)
    {
        var path = Path.Join(folder, AgentFolder.Socket);
        File.WriteAllText(path, "");
        return path;
    }

    private static void GiveAway(string path)
    {
        using var give = Process.Start("chown", ["-h", "65534:65534", path]);
        give.WaitForExit();
        Assert.Equal(0, give.ExitCode);
    }
}
