using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>A user whose name is the number of another: a job is the id's, not the name's.</summary>
public sealed class UsersShownAlikeTests
{
    [Fact]
    public async Task A_user_named_as_anothers_id_has_none_of_that_ones_jobs()
    {
        await using var machine = await GateMachine.StartAsync();
        var victim = machine.Up.Commands.As(4242).With("HOME", "/");
        var alike = machine.Up.Commands.As(4243).With("HOME", "/");
        var number = (await victim.Shell("cd /; weir submit -n VICTIMS --hold -- sh -c 'echo secret'")).Number();
        Assert.Contains("VICTIMS", (await victim.Shell("weir jobs")).Succeeded(), StringComparison.Ordinal);
        // From here on setpriv would take the number of the one for the name of the other.
        await machine.Run("echo '4242:x:4243:4243::/:/bin/sh' >> /etc/passwd");
        Assert.Contains("4242", await machine.Run($"weir job {number}"), StringComparison.Ordinal);
        Assert.Contains("\"user\":\"4242\"", (await alike.Shell("weir whoami --json")).Succeeded(), StringComparison.Ordinal);

        foreach (var act in (string[])["job", "why", "log", "cancel", "release", "hold"])
        {
            var ran = await alike.Shell($"weir {act} {number}");
            Assert.True(ran.Status == 4, $"weir {act} {number} ended with {ran.Status}: {ran.Output}{ran.Error}");
        }

        Assert.DoesNotContain("VICTIMS", (await alike.Shell("weir jobs; weir tracked; weir messages")).Output, StringComparison.Ordinal);
        Assert.Contains("Waiting", await machine.Run($"weir job {number}"), StringComparison.Ordinal);
    }
}
