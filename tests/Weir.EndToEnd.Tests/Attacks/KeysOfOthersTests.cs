using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;
using Weir.Protocol;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>The key of a submission is its submitter's own, and no address of somebody else's job.</summary>
public sealed class KeysOfOthersTests
{
    private const int Nobody = 65534;

    [Fact]
    public async Task Repeating_the_key_of_anothers_submission_gives_neither_its_number_nor_its_output()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can be another user");
        await using var up = await WeirUp.StartAsync();
        (await up.Commands.Shell($"chmod 711 {up.Folder}")).Succeeded();
        var other = up.Commands.As(Nobody).With("HOME", "/");
        const string Key = "6f9619ff-8b86-d011-b42d-00c04fc964ff";
        var roots = await SubmitAsync(up.Commands, up, Key, "echo the secret of root");
        await up.Until(text => text.Contains("Succeeded", StringComparison.Ordinal), "job", $"{roots}");

        var others = await SubmitAsync(other, up, Key, "echo mine");

        Assert.NotEqual(roots, others);
        Assert.Equal("mine\n", (await other.Shell($"weir log {others} --follow")).Succeeded());
        Assert.Equal(4, (await other.Shell($"weir log {roots}")).Status);
        Assert.Equal(roots, await SubmitAsync(up.Commands, up, Key, "echo again"));
    }

    [Fact]
    public async Task Who_counts_up_to_the_keys_of_reruns_does_not_take_them_away()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can be another user");
        await using var up = await WeirUp.StartAsync();
        (await up.Commands.Shell($"chmod 711 {up.Folder}")).Succeeded();
        var other = up.Commands.As(Nobody).With("HOME", "/");
        var first = (await up.Weir("submit", "-n", "ROOTS", "--", "sh", "-c", "echo run")).Number();
        await up.Until(text => text.Contains("Succeeded", StringComparison.Ordinal), "job", $"{first}");
        for (var order = 1; order <= 4; order++)
        {
            await SubmitAsync(other, up, $"00000001-0000-0000-{order:x2}00-000000000000", "echo taken");
        }

        var rerun = (await up.Weir("rerun", $"{first}")).Number();

        Assert.Equal("run\n", (await up.Weir("log", $"{rerun}", "--follow")).Succeeded());
        await up.Until(text => text.Contains("Succeeded", StringComparison.Ordinal), "job", $"{rerun}");
    }

    private static async Task<int> SubmitAsync(Commands commands, WeirUp up, string key, string line)
    {
        var body = $$"""{"name":"ATTACK","key":"{{key}}","command":["sh","-c","{{line}}"],"directory":"/"}""";
        var answer = (
            await commands.Run(
                "curl",
                "-s",
                "--unix-socket",
                up.Socket,
                "http://weir/v1/jobs",
                "-H",
                "Content-Type: application/json",
                "-d",
                body
            )
        ).Succeeded();
        return JsonSerializer.Deserialize(answer, WeirJson.Default.Submitted)?.Number ?? throw new InvalidOperationException(answer);
    }
}
