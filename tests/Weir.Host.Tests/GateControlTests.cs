using System.Net.Sockets;
using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Host.Tests;

public sealed class GateControlTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_first_agent_has_it_and_says_where_it_listens()
    {
        using var control = GateControl.Claim(Folder, "/elsewhere/weir.sock");

        Assert.Equal((true, (string?)null), (control.IsHeld, control.Refusal));
        Assert.Equal($"{Environment.ProcessId}\n/elsewhere/weir.sock\n", File.ReadAllText(Path.Join(Folder, AgentFolder.Control)));
        Assert.True(Note() is { IsHeld: true });
    }

    [Fact]
    public void The_second_works_without_it_and_says_why()
    {
        using var first = GateControl.Claim(Folder, "/one");
        using var second = GateControl.Claim(Folder, "/two");

        Assert.False(second.IsHeld);
        Assert.Equal(
            $"another agent (pid {Environment.ProcessId}) is in control of the gate: this one runs without machine-wide ways in (cron, at)",
            second.Refusal
        );
        Assert.Equal("/one", Encoding.UTF8.GetString(Note()!.Text));
    }

    [Fact]
    public void After_the_first_has_ended_the_next_has_it_and_the_note_is_its_own()
    {
        GateControl.Claim(Folder, "/a/longer/path/than/the/next").Dispose();
        Assert.True(Note() is { IsHeld: false });

        using var next = GateControl.Claim(Folder, "/two");

        Assert.True(next.IsHeld);
        Assert.Equal($"{Environment.ProcessId}\n/two\n", File.ReadAllText(Path.Join(Folder, AgentFolder.Control)));
    }

    [Fact]
    public void One_that_was_refused_takes_nothing_away_when_it_ends()
    {
        using var first = GateControl.Claim(Folder, "/one");
        GateControl.Claim(Folder, "/two").Dispose();

        Assert.True(Note() is { IsHeld: true });
    }

    [Fact]
    public void A_socket_with_a_line_end_in_its_path_is_not_noted()
    {
        using var control = GateControl.Claim(Folder, "/odd\n/path");

        Assert.True(control.IsHeld);
        Assert.Null(Note());
    }

    [Fact]
    public void A_folder_that_cannot_be_made_leaves_the_host_without_it()
    {
        var folder = _scratch.File("file", "");

        using var control = GateControl.Claim(folder, "/x");

        Assert.False(control.IsHeld);
        Assert.Equal(
            $"{Path.Join(folder, AgentFolder.Control)} cannot be locked (a file is in its place): this one runs without machine-wide ways in (cron, at)",
            control.Refusal
        );
    }

    [Fact]
    public void A_link_in_the_place_of_the_lock_is_not_followed()
    {
        var target = _scratch.File("target", "precious");
        _scratch.Folder("run");
        File.CreateSymbolicLink(Path.Join(Folder, AgentFolder.Control), target);

        using var control = GateControl.Claim(Folder, "/x");

        Assert.False(control.IsHeld);
        Assert.Equal("precious", File.ReadAllText(target));
    }

    [Fact]
    public void A_filter_that_an_agent_left_here_says_nothing_once_another_listens_elsewhere()
    {
        var filter = Filter();

        using var control = GateControl.Claim(Folder, _scratch["elsewhere/weir.sock"]);

        Assert.False(File.Exists(filter));
    }

    [Fact]
    public void The_filter_stays_where_the_new_agent_listens_here()
    {
        var filter = Filter();

        using var control = GateControl.Claim(Folder, Path.Join(Folder, "own.sock"));

        Assert.True(File.Exists(filter));
    }

    [Theory]
    [InlineData(SocketType.Stream)]
    [InlineData(SocketType.Dgram)]
    public void The_filter_stays_where_somebody_still_listens_here(SocketType type)
    {
        var filter = Filter();
        using var living = new Socket(AddressFamily.Unix, type, ProtocolType.Unspecified);
        living.Bind(new UnixDomainSocketEndPoint(Path.Join(Folder, AgentFolder.Socket)));
        if (type == SocketType.Stream)
        {
            living.Listen();
        }

        using var control = GateControl.Claim(Folder, _scratch["elsewhere/weir.sock"]);

        Assert.True(control.IsHeld);
        Assert.True(File.Exists(filter));
    }

    [Fact]
    public void One_who_is_refused_leaves_the_filter()
    {
        using var first = GateControl.Claim(Folder, Path.Join(Folder, AgentFolder.Socket));
        var filter = Filter();

        using var second = GateControl.Claim(Folder, "/elsewhere/weir.sock");

        Assert.True(File.Exists(filter));
    }

    private string Folder => _scratch["run"];

    private string Filter()
    {
        _scratch.Folder("run");
        return _scratch.File($"run/{AgentFolder.Gate}", "weir-gate 1\n");
    }

    private LockNote? Note() =>
        LockNote.Read(Encoding.UTF8.GetBytes(Folder), Encoding.UTF8.GetBytes(AgentFolder.Control), UserAccounts.CurrentUserId);
}
