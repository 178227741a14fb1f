using System.Text;
using Weir.EndToEnd.Tests.Harness;
using Weir.Jobs;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>
/// While the way in <c>submit</c> is off, jobs just run. A user repeats the key of another's submission, to meet that job in its folder:
/// to read its output, to put own text in the place of its script, or to lead root to another file.
/// </summary>
public sealed class UntrackedFolderTests
{
    private const int Nobody = 65534;
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Who_repeats_anothers_key_meets_nothing_of_that_job()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("gate", "stop", "submit")).Succeeded();
        var nobody = up.Commands.As(Nobody);
        var key = Guid.NewGuid();
        var said = Path.Combine(up.Folder, "said");
        var evil = Path.Combine(up.Folder, "evil");
        var victim = Path.Combine(up.Folder, "victim");
        (await up.Commands.Shell($"echo precious > {victim}; chgrp {Nobody} {victim}; chmod 664 {victim}; : > {evil}; chmod 666 {evil}")).Succeeded();

        // The attacker's own job comes first, so that the folder would be the attacker's; then it is made ready for root's.
        await Submit(up, nobody, key, "#!/bin/sh\necho mine\n");
        var place = $"{up.Data}/untracked/{key:N}";
        using var swapping = nobody.Start("/bin/sh", "-c", $"""
            printf '#!/bin/sh\nid -u >> {evil}\n' > {up.Folder}/none 2>/dev/null
            ln {victim} {place}/lock 2>/dev/null
            rm -f {place}/started 2>/dev/null
            while :; do
              printf '#!/bin/sh\nid -u >> {evil}\n' > {place}/swap && chmod 755 {place}/swap && mv {place}/swap {place}/script && rm -f {place}/started
              cat {place}/out
            done 2>/dev/null
            """);
        var reading = swapping.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        const int Rounds = 10;
        for (var i = 0; i < Rounds; i++)
        {
            await Submit(up, up.Commands, key, $"#!/bin/sh\necho secret\necho ran >> {said}\n");
        }

        var lines = await Lines.Of(said, lines => lines.Count >= Rounds, s_limit);
        swapping.Kill();
        await swapping.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Rounds, lines.Count);
        Assert.DoesNotContain("0", await File.ReadAllTextAsync(evil, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", await reading, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", (await nobody.Shell($"cat {up.Data}/untracked/*/out {up.Data}/untracked/*/files/out 2>/dev/null; ls {up.Data}/untracked 2>/dev/null; :")).Output, StringComparison.Ordinal);
        Assert.Equal("precious\nroot\n", (await up.Commands.Shell($"cat {victim}; stat -c %U {victim}")).Succeeded());
    }

    // As weir submit does, with the key of our choice.
    private static async Task Submit(WeirUp up, Commands user, Guid key, string script)
    {
        var file = Path.Combine(up.Folder, $"submission-{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(
            file,
            SubmissionCodec.Write(new Submission
            {
                Key = key,
                Name = ObjectName.Parse("UNTRACKED"),
                Way = WayIn.Submit,
                Mode = SubmissionMode.Stored,
                Arguments = ["/bin/sh"u8.ToArray()],
                Script = Encoding.UTF8.GetBytes(script),
                Environment = ["PATH=/usr/bin:/bin"u8.ToArray()],
                Directory = "/"u8.ToArray(),
            }),
            TestContext.Current.CancellationToken);
        var ran = await user.Run(
            "curl", "-sS", "--fail-with-body", "--unix-socket", up.Socket, "-H", $"Content-Type: {SubmissionCodec.MediaType}", "--data-binary", $"@{file}", "http://weir/v1/submissions");
        Assert.StartsWith("run ", ran.Succeeded(), StringComparison.Ordinal);
    }
}
