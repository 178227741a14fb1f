using Weir.Linux;

namespace Weir.Host.Tests;

public sealed class RestoreRunTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("--from")]
    [InlineData("--data")]
    [InlineData("--text")]
    [InlineData("--colour")]
    [InlineData("--from=x")]
    [InlineData("backup.db")]
    public async Task What_is_no_option_or_has_no_value_shows_them_all(string word)
    {
        Assert.StartsWith("weir-host restore [--from FILE]", await WrongAsync(word), StringComparison.Ordinal);
        Assert.StartsWith("weir-host restore [--from FILE]", await WrongAsync(word, ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_to_restore_is_needed() =>
        Assert.StartsWith(
            "restore needs the file that weir backup wrote",
            await WrongAsync("--data", _scratch["data"]),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("")]
    [InlineData("not a database")]
    public async Task A_file_that_is_no_backup_is_named_and_nothing_is_made(string text)
    {
        var file = _scratch.File("backup", text);

        var refused = await Assert.ThrowsAsync<StartException>(() => RunAsync("--from", file, "--data", _scratch["data"]));

        Assert.Equal($"{file} is not a backup of Weir: name the file that weir backup wrote", refused.Message);
        Assert.Equal(["jobs", "lock"], Names(_scratch["data"]));
    }

    [Fact]
    public async Task While_a_host_has_the_folder_nothing_is_restored()
    {
        using var host = DataFolder.Lock(_scratch["data"]);
        Directory.CreateDirectory(_scratch["data/jobs/000000007"]);

        await Assert.ThrowsAsync<StartException>(() => RunAsync("--set-aside", "--data", _scratch["data"]));

        Assert.Equal(["000000007"], Names(_scratch["data/jobs"]));
    }

    [Fact]
    public async Task Folders_that_no_journal_knows_are_moved_aside_and_others_stay()
    {
        _scratch.Folder("data/jobs/000000007");
        _scratch.Folder("data/jobs/000000123");
        _scratch.Folder("data/jobs/7");
        _scratch.File("data/jobs/000000007/lock", "");

        Assert.Equal(0, await RunAsync("--set-aside", "--data", _scratch["data"]));

        Assert.Equal(["7", "set-aside"], Names(_scratch["data/jobs"]));
        var moment = Assert.Single(Directory.GetDirectories(_scratch["data/jobs/set-aside"]));
        Assert.Equal(["000000007", "000000123"], Names(moment));
        Assert.Equal(["lock"], Names(Path.Join(moment, "000000007")));
    }

    [Fact]
    public async Task Where_there_are_none_nothing_is_made()
    {
        Assert.Equal(0, await RunAsync("--set-aside", "--data", _scratch["data"]));

        Assert.Empty(Directory.GetFileSystemEntries(_scratch["data/jobs"]));
    }

    private static IEnumerable<string?> Names(string folder) =>
        Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static Task<int> RunAsync(params string[] words) => RestoreRun.RunAsync(["restore", .. words], UserAccounts.CurrentUserId);

    private static async Task<string> WrongAsync(params string[] words) =>
        (await Assert.ThrowsAsync<UsageException>(() => RunAsync(words))).Message;
}
