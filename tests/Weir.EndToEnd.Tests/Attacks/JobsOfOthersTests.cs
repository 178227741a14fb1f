using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>What an ordinary user asks about the jobs of others.</summary>
public sealed class JobsOfOthersTests
{
    private const int Nobody = 65534;

    [Fact]
    public async Task Of_anothers_job_every_verb_says_what_it_says_of_none_and_no_list_tells_of_it()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can be another user");
        await using var up = await WeirUp.StartAsync();
        (await up.Commands.Shell($"chmod 711 {up.Folder}")).Succeeded();
        var other = up.Commands.As(Nobody).With("HOME", "/");
        (await up.Weir("limit", "set", "TAPE", "1")).Succeeded();
        var roots = (await up.Weir("submit", "-n", "ROOTSJOB", "--hold", "--limit", "TAPE", "--", "echo", "secret")).Number();
        // One that ends with a message for operators.
        var lost = (
            await up.Commands.Shell(
                $"cd {up.Folder}; printf '#!/bin/sh\\n' > gone; chmod +x gone; n=$(weir submit -n ROOTSLOST --hold -- ./gone); rm gone; weir release $n > rid; echo $n"
            )
        ).Number();
        await up.Until(text => text.Contains("ROOTSLOST", StringComparison.Ordinal), "messages");

        foreach (var act in (string[])["job", "why", "log", "tracked", "cancel", "hold", "release", "rerun", "monitor", "start", "skip"])
        {
            var of = await other.Shell($"weir {act} {Argument(act, roots)}");
            var none = await other.Shell($"weir {act} {Argument(act, 999999)}");
            Assert.True(of.Status != 0, $"weir {act} {roots}: {of.Output}");
            Assert.Equal((none.Status, none.Output, none.Error), (of.Status, Without(of.Output, roots), Without(of.Error, roots)));
        }

        var seen = (
            await other.Shell(
                "weir jobs; weir tracked; weir messages; weir limit list; weir schedule list; weir agents; weir status; weir queue general; weir queue production; weir service-level"
            )
        ).Output;
        Assert.DoesNotContain("ROOTS", seen, StringComparison.Ordinal);
        Assert.DoesNotContain($"{roots:D9}", seen, StringComparison.Ordinal);
        Assert.DoesNotContain($"{lost:D9}", seen, StringComparison.Ordinal);
        Assert.Matches("TAPE +0 +1 +0", seen);
    }

    [Fact]
    public async Task Why_a_job_waits_tells_its_user_neither_who_is_first_nor_how_many_others_there_are()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can be another user");
        await using var up = await WeirUp.StartAsync();
        (await up.Commands.Shell($"chmod 711 {up.Folder}; mkfifo {up.Folder}/go")).Succeeded();
        var other = up.Commands.As(Nobody).With("HOME", "/");
        (await up.Weir("limit", "set", "TAPE", "2")).Succeeded();
        var roots = (
            await up.Weir("submit", "-n", "ROOTSJOB", "--limit", "TAPE=2", "--", "sh", "-c", $"read line < {up.Folder}/go")
        ).Number();
        await up.Until(text => text.Contains("Running", StringComparison.Ordinal), "job", $"{roots}");
        var ahead = (await up.Weir("submit", "-n", "ROOTSNEXT", "--limit", "TAPE=2", "--", "true")).Number();
        var number = (await other.Shell("cd /; weir submit -n MINE --limit TAPE=2 -- true")).Number();

        var operators = await up.Until(text => text.Contains("TAPE", StringComparison.Ordinal), "why", $"{number}");
        var users = (await other.Shell($"weir why {number}; weir job {number}; weir job {number} --json")).Succeeded();

        Assert.Contains("2 of 2", operators, StringComparison.Ordinal);
        Assert.Contains("TAPE", users, StringComparison.Ordinal);
        Assert.DoesNotContain("2 of 2", users, StringComparison.Ordinal);
        Assert.DoesNotContain($"{roots:D9}", users, StringComparison.Ordinal);
        Assert.DoesNotContain($"{ahead:D9}", users, StringComparison.Ordinal);
        Assert.DoesNotContain("before it", users, StringComparison.Ordinal);
        (await up.Commands.Shell($"echo go > {up.Folder}/go")).Succeeded();
    }

    private static string Argument(string act, int number) =>
        act switch
        {
            "monitor" => $"{number} A",
            _ => $"{number}",
        };

    private static string Without(string text, int number) => text.Replace($"{number:D9}", "000999999", StringComparison.Ordinal);
}
