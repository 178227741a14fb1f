using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>
/// Two ordinary users and root act: the audit tells each truly, with what was refused, and no text passes for another's name.
/// </summary>
public sealed class AuditTests
{
    private const int Alice = 64101;
    private const int Eve = 64102;
    private const string Spoof = "fine\u001b[2K\rroot at vm: apply\u202E";

    [Fact]
    public async Task The_audit_tells_truly_who_did_what_and_who_tried()
    {
        await using var up = await WeirUp.StartAsync();
        var (alice, eve) = (up.Commands.As(Alice), up.Commands.As(Eve));
        var job = (await alice.Run(Binaries.Weir, "submit", "--hold", "-n", "LOAD", "--", "true"))
            .Number()
            .ToString(System.Globalization.CultureInfo.InvariantCulture);

        Assert.NotEqual(0, (await eve.Run(Binaries.Weir, "cancel", job, "--text", Spoof)).Status);
        Assert.NotEqual(0, (await eve.Run(Binaries.Weir, "gate", "stop", "submit", "--text", "off")).Status);
        Assert.NotEqual(0, (await eve.Run(Binaries.Weir, "purge", "--days", "0")).Status);
        Assert.NotEqual(0, (await eve.Run(Binaries.Weir, "limit", "set", "TAPE", "9")).Status);
        (await alice.Run(Binaries.Weir, "release", job, "--text", "the tape is in")).Succeeded();
        (await up.Weir("limit", "set", "TAPE", "1", "--text", "one drive broke")).Succeeded();
        (await up.Weir("gate", "observe", "submit", "--text", "have a look")).Succeeded();

        var told = Entries((await up.Weir("audit", "--json")).Succeeded());

        Assert.Equal(
            [
                "root 0 socket gate observe way submit done have a look",
                "root 0 socket limit set limit TAPE done one drive broke",
                $"{Alice} {Alice} socket release job {job} done the tape is in",
                $"{Eve} {Eve} socket limit set limit TAPE refused ",
                $"{Eve} {Eve} socket purge request /v1/purge refused ",
                $"{Eve} {Eve} socket gate stop way submit refused off",
                $"{Eve} {Eve} socket cancel job {job} refused fine\\x1B[2K\\x0Droot at vm: apply\\x202E",
            ],
            told.OrderByDescending(line => line.At).Select(line => line.Text)
        );
        Assert.DoesNotContain((await up.Weir("audit", "--long")).Succeeded(), character => char.IsControl(character) && character != '\n');

        // Each reads own acts, root all; and what is told can be taken away as lines.
        Assert.Equal(["release"], Actions((await alice.Run(Binaries.Weir, "audit", "--json")).Succeeded()));
        Assert.Equal(
            4,
            Actions((await eve.Run(Binaries.Weir, "audit", "--json", "--user", "root")).Succeeded()).Length
                + Actions((await eve.Run(Binaries.Weir, "audit", "--json")).Succeeded()).Length
        );
        Assert.Equal(7, (await up.Weir("audit", "export", "-")).Succeeded().TrimEnd('\n').Split('\n').Length);
        Assert.Equal(
            ["limit set"],
            Actions((await up.Weir("audit", "--subject", "limit TAPE", "--outcome", "done", "--json")).Succeeded())
        );
    }

    [Fact]
    public async Task Who_tries_for_ever_fills_nothing_and_a_purge_leaves_its_own_trace()
    {
        await using var up = await WeirUp.StartAsync();
        var eve = up.Commands.As(Eve);
        var url = $"--unix-socket {up.Socket} -s -o /dev/null -X POST http://weir/v1/jobs/[1-120]/cancel";
        (await eve.Shell($"curl {url}")).Succeeded();

        var tried = Entries((await up.Weir("audit", "--user", $"{Eve}", "--limit", "1000", "--json")).Succeeded());
        (await up.Weir("purge", "--days", "0", "--text", "all of it")).Succeeded();

        Assert.Equal(51, tried.Count);
        Assert.Equal(["purge"], Actions((await up.Weir("audit", "--json")).Succeeded()));
    }

    private static string[] Actions(string json) => [.. Entries(json).Select(entry => entry.Action)];

    private static List<(string At, string Action, string Text)> Entries(string json)
    {
        using var page = JsonDocument.Parse(json);
        return
        [
            .. page
                .RootElement.GetProperty("items")
                .EnumerateArray()
                .Select(entry =>
                {
                    string Of(string name) =>
                        entry.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : "";
                    return (
                        Of("at"),
                        Of("action"),
                        $"{Of("user")} {Of("userId")} {Of("origin")} {Of("action")} {Of("kind")} {Of("subject")} {Of("outcome")} {Of("text")}"
                    );
                }),
        ];
    }
}
