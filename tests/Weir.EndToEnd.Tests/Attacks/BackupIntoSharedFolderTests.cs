using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>Root writes a backup into a folder that another user may write, and that user was there before.</summary>
public sealed class BackupIntoSharedFolderTests
{
    private const int Attacker = 4711;

    [Fact]
    public async Task Neither_a_file_made_before_nor_a_link_gets_the_copy()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var up = await WeirUp.StartAsync();
        var shared = Path.Combine(up.Folder, "shared");
        var precious = Path.Combine(up.Folder, "precious");
        await File.WriteAllTextAsync(precious, "precious", TestContext.Current.CancellationToken);
        (await up.Commands.Shell($"mkdir -m 777 {shared}")).Succeeded();
        (
            await up
                .Commands.As(Attacker)
                .Shell(
                    $"cd {shared} && : > copy.db.part && chmod 666 copy.db.part && ln -s {precious} other.db.part && ln -s {precious} other.agent.db.part && ln -s {precious} taken.db"
                )
        ).Succeeded();

        (await up.Weir("backup", $"{shared}/copy.db")).Succeeded();
        (await up.Weir("backup", $"{shared}/other.db")).Succeeded();
        var refused = await up.Weir("backup", $"{shared}/taken.db");

        Assert.Equal("0 600\n0 600\n", (await up.Commands.Shell($"cd {shared} && stat -c '%u %a' copy.db other.db")).Succeeded());
        Assert.Equal("precious", await File.ReadAllTextAsync(precious, TestContext.Current.CancellationToken));
        Assert.Equal("0", (await up.Commands.Shell($"wc -c < {shared}/copy.db.part")).Succeeded().Trim());
        Assert.Equal(1, refused.Status);
        Assert.Contains("is there already", refused.Error, StringComparison.Ordinal);
        Assert.NotEqual(0, (await up.Commands.As(Attacker).Run("cat", $"{shared}/copy.db")).Status);
    }

    [Fact]
    public async Task A_link_in_the_path_that_another_user_put_there_is_not_followed()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var up = await WeirUp.StartAsync();
        (await up.Commands.Shell($"mkdir -m 777 {up.Folder}/shared; mkdir -m 700 {up.Folder}/private")).Succeeded();
        (await up.Commands.As(Attacker).Shell($"ln -s ../private {up.Folder}/shared/backups")).Succeeded();

        var refused = await up.Weir("backup", $"{up.Folder}/shared/backups/copy");

        Assert.Equal(1, refused.Status);
        Assert.Contains("put there by somebody else", refused.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles($"{up.Folder}/private"));
    }
}
