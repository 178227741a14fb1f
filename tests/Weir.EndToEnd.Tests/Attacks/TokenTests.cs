using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;
using Weir.Protocol;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>What tokens are good for, and for what they are not.</summary>
public sealed class TokenTests
{
    private const int Nobody = 65534;

    [Fact]
    public async Task Tokens_are_made_listed_and_revoked_and_a_mistyped_verb_makes_none()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can be another user");
        await using var up = await WeirUp.StartAsync();
        (await up.Commands.Shell($"chmod 711 {up.Folder}")).Succeeded();
        var other = up.Commands.As(Nobody).With("HOME", "/");

        Assert.Equal(2, (await up.Weir("token", "lsit")).Status);
        Assert.Equal(2, (await up.Weir("token", "ci", "--role", "viewer")).Status);
        (await up.Weir("token", "list")).Succeeded();
        Assert.Equal("{\"items\":[]}", (await up.Weir("token", "list", "--json")).Succeeded().TrimEnd());

        Assert.Equal(1, (await other.Shell("weir token add spy --role viewer")).Status);
        var token = (await other.Shell("weir token add mine --role user")).Succeeded().TrimEnd();
        Assert.Equal(200, await StatusAsync(other, up, token, "GET", "v1/jobs"));
        Assert.Contains("mine", (await up.Weir("token", "list")).Succeeded(), StringComparison.Ordinal);
        (await up.Weir("token", "revoke", "--user", "nobody")).Succeeded();
        Assert.Equal(401, await StatusAsync(other, up, token, "GET", "v1/jobs"));
    }

    [Fact]
    public async Task An_agents_token_is_good_for_the_link_of_its_machine_and_nothing_else()
    {
        await using var up = await WeirUp.StartAsync();
        var roots = (await up.Weir("submit", "-n", "ROOTS", "--hold", "--", "true")).Number();
        var token = (await up.Weir("token", "add", "web01", "--role", "agent")).Succeeded().TrimEnd();

        Assert.Equal(200, await StatusAsync(up.Commands, up, token, "POST", "v1/agents/web01/numbers"));
        Assert.Equal(403, await StatusAsync(up.Commands, up, token, "POST", "v1/agents/web02/numbers"));
        Assert.Equal(403, await StatusAsync(up.Commands, up, token, "GET", "v1/jobs"));
        Assert.Equal(403, await StatusAsync(up.Commands, up, token, "POST", "v1/tokens", """{"name":"mine","role":"viewer"}"""));
        Assert.Equal(403, await StatusAsync(up.Commands, up, token, "POST", "v1/console/link", "{}"));

        // Whoever holds it may say that root asks.
        string[] asRoot = ["-H", "Weir-Caller: root;Administrator", "-H", "Weir-Caller-Id: 0"];
        Assert.Equal(
            403,
            await StatusAsync(up.Commands, up, token, "POST", "v1/tokens", """{"name":"mine","role":"administrator"}""", asRoot)
        );
        Assert.Equal(403, await StatusAsync(up.Commands, up, token, "POST", "v1/rules", """{"jobName":"X","type":"track"}""", asRoot));
        Assert.Equal(
            403,
            await StatusAsync(
                up.Commands,
                up,
                token,
                "POST",
                "v1/definitions",
                """{"files":[{"name":"a","text":"kind: limit\nname: TAPE\nmaximum: 1\n"}]}""",
                asRoot
            )
        );
        Assert.Equal(403, await StatusAsync(up.Commands, up, token, "POST", "v1/policies/DEFAULT/activate", "{}", asRoot));
        Assert.Equal(404, await StatusAsync(up.Commands, up, token, "POST", $"v1/jobs/{roots}/cancel", "{}", asRoot));
        Assert.Equal(200, await StatusAsync(up.Commands, up, token, "GET", "v1/jobs", null, asRoot));
        Assert.Contains("Waiting", (await up.Weir("job", $"{roots}")).Succeeded(), StringComparison.Ordinal);
    }

    private static async Task<int> StatusAsync(
        Commands commands,
        WeirUp up,
        string token,
        string method,
        string path,
        string? body = null,
        params IReadOnlyList<string> more
    )
    {
        var status = JsonSerializer.Deserialize((await up.Weir("status", "--json")).Succeeded(), WeirJson.Default.StatusView)!;
        IReadOnlyList<string> sent = body is null ? [] : ["-H", "Content-Type: application/json", "-d", body];
        var ran = await commands.Run(
            "curl",
            [
                "-s",
                "-o",
                "/dev/null",
                "-w",
                "%{http_code}",
                "-X",
                method,
                "-H",
                $"Authorization: Bearer {token}",
                .. more,
                .. sent,
                status.Console + path,
            ]
        );
        return int.Parse(ran.Succeeded(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
