using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>What makes the agent wait, or work, for one user's job variables keeps that user waiting and nobody else.</summary>
public sealed class LockedVariableTests
{
    private const string Readers = "150";

    [Fact]
    public async Task Readers_of_a_variable_whose_file_its_owner_keeps_locked_harm_nobody_else()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root to be two users");
        await using var up = await WeirUp.StartAsync();
        (await up.Commands.As(Attacker.Nobody).Run(Binaries.Weir, "jv", "create", "TRAP", "--share", "all")).Succeeded();
        (await up.Commands.As(Attacker.Daemon).Run(Binaries.Weir, "jv", "create", "OWN")).Succeeded();
        var probe = new Probe(up);
        await probe.BeforeAsync();
        await using var readers = await Attacker.StartAsync(
            up,
            "readers.py",
            up.Socket,
            Path.Combine(up.Data, "variables", "nobody", "TRAP"),
            "TRAP",
            Readers
        );

        await probe.UnderAttackAsync();

        (await up.Commands.As(Attacker.Daemon).Run(Binaries.Weir, "jv", "set", "OWN", "--value", "mine")).Succeeded();
        Assert.Contains(
            "mine",
            (await up.Commands.As(Attacker.Daemon).Run(Binaries.Weir, "jv", "show", "OWN")).Succeeded(),
            StringComparison.Ordinal
        );
        // A list waits for no lock at all.
        Assert.Contains("TRAP", (await up.Weir("jv", "list", "--all")).Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_of_another_user_comes_true_while_a_locked_variable_is_written_without_end()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root to be two users");
        await using var up = await WeirUp.StartAsync();
        var (nobody, daemon) = (up.Commands.As(Attacker.Nobody), up.Commands.As(Attacker.Daemon));
        (await nobody.Run(Binaries.Weir, "jv", "create", "TRAP")).Succeeded();
        (await daemon.Run(Binaries.Weir, "jv", "create", "OWN")).Succeeded();
        (await daemon.Run(Binaries.Weir, "jv", "create", "DONE")).Succeeded();
        (await nobody.Run(Binaries.Weir, "jv", "wait", "(TRAP,1,4)='HELD'", "--then", "submit", "--", "true")).Succeeded();
        (await daemon.Run(Binaries.Weir, "jv", "wait", "(OWN,1,2)='GO'", "--then", "set DONE=yes")).Succeeded();
        await using var writer = await Attacker.StartAsync(up, "writer.py", Path.Combine(up.Data, "variables", "nobody", "TRAP"));

        (await daemon.Run(Binaries.Weir, "jv", "set", "OWN", "--value", "GO")).Succeeded();

        await up.Until(output => output.Contains("yes", StringComparison.Ordinal), "jv", "show", "$daemon.DONE");
    }

    [Fact]
    public async Task Wrong_passwords_without_end_are_put_off_and_harm_nobody_else()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root to be two users");
        await using var up = await WeirUp.StartAsync();
        (
            await up.Commands.As(Attacker.Daemon).Run(Binaries.Weir, "jv", "create", "SAFE", "--share", "all", "--read-password", "secret")
        ).Succeeded();
        var probe = new Probe(up);
        await probe.BeforeAsync();
        await using var guesses = await Attacker.StartAsync(up, "readers.py", up.Socket, "-", "$daemon.SAFE", "40", "guess", "429");

        await probe.UnderAttackAsync();

        // 403 is a wrong one, 429 one that was not looked at.
        var answers = await guesses.EndAsync();
        Assert.Contains("403:", answers, StringComparison.Ordinal);
        Assert.Contains("429:", answers, StringComparison.Ordinal);
    }
}
