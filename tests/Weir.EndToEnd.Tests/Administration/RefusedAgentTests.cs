using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Administration;

/// <summary>Agent and server cannot go on together: where it is looked for, it is said at once, with the way out.</summary>
public sealed class RefusedAgentTests
{
    private const string WayOut = "bring it back by weir restore";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_journal_that_is_older_than_its_server_or_lost_is_said_everywhere(bool isLost)
    {
        await using var up = await WeirUp.StartAsync();
        var copy = Path.Combine(up.Folder, "older");
        Directory.CreateDirectory(copy);
        // With this number the journal has others in hand, which it must not give again.
        (await up.Weir("submit", "--wait", "-n", "EARLIER", "--", "true")).Number();
        await up.StopAsync();
        Move(up.Data, copy, isCopy: true);
        await up.StartAgainAsync();
        (await up.Weir("submit", "--wait", "-n", "LATER", "--", "true")).Number();
        await up.StopAsync();
        Remove(up.Data);
        if (!isLost)
        {
            Move(copy, up.Data, isCopy: false);
        }

        await up.StartAgainAsync();
        var refused = await up.Weir("submit", "--", "true");
        var status = (await up.Weir("status")).Succeeded();
        var agents = await up.Weir("agents");
        var messages = (await up.Weir("messages", "--level", "error")).Succeeded();

        Assert.Equal((3, ""), (refused.Status, refused.Output));
        Assert.Contains(WayOut, refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("running?", refused.Error, StringComparison.Ordinal);
        Assert.Contains("refuses this machine", status, StringComparison.Ordinal);
        Assert.Contains(WayOut, status, StringComparison.Ordinal);
        Assert.Contains(" refused ", agents.Succeeded(), StringComparison.Ordinal);
        Assert.Contains(WayOut, agents.Error, StringComparison.Ordinal);
        Assert.Contains(WayOut, messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_answered_is_said_everywhere()
    {
        await using var agent = await WeirUp.StartAgentAsync("unix:/nonexistent/weir.sock");

        var status = (await agent.Weir("status")).Succeeded();
        var hasty = await agent.Weir("submit", "--patience", "1", "--", "true");
        var refused = await agent.Weir("submit", "--patience", "4", "--", "true");

        Assert.Equal(
            (
                3,
                $"weir: the agent at {agent.Socket} has not answered in time; nothing is known to be submitted; 'weir status' says how it is\n"
            ),
            (hasty.Status, hasty.Error)
        );
        Assert.Contains("not reachable", status, StringComparison.Ordinal);
        Assert.Contains("there is no such socket: unix:/nonexistent/weir.sock", status, StringComparison.Ordinal);
        Assert.Equal((3, ""), (refused.Status, refused.Output));
        Assert.Contains("there is no such socket: unix:/nonexistent/weir.sock", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("running?", refused.Error, StringComparison.Ordinal);
        foreach (var verb in (string[])["agents", "messages"])
        {
            var told = await agent.Weir(verb);

            Assert.Equal(3, told.Status);
            Assert.Contains("unix:/nonexistent/weir.sock", told.Error, StringComparison.Ordinal);
            Assert.Contains("there is no such socket", told.Error, StringComparison.Ordinal);
            Assert.Contains("weir agent --server", told.Error, StringComparison.Ordinal);
        }
    }

    private static void Move(string from, string to, bool isCopy)
    {
        foreach (var file in Directory.GetFiles(from, "agent.db*"))
        {
            var target = Path.Combine(to, Path.GetFileName(file));
            if (isCopy)
            {
                File.Copy(file, target);
            }
            else
            {
                File.Move(file, target);
            }
        }
    }

    // With the folders of its jobs: a start beside them would be refused by itself.
    private static void Remove(string data)
    {
        foreach (var file in Directory.GetFiles(data, "agent.db*"))
        {
            File.Delete(file);
        }

        Directory.Delete(Path.Combine(data, "jobs"), recursive: true);
    }
}
