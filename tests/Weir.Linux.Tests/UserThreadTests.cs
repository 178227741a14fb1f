namespace Weir.Linux.Tests;

public sealed class UserThreadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weir-user-").FullName;

    private string Secret => Path.Join(_folder, "secret");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Files_are_looked_at_as_the_user_and_the_process_stays_who_it_is()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "needs root");
        File.WriteAllText(Secret, "x");
        var nobody = UserAccounts.Find("nobody")!;

        var seen = UserThread.Run(nobody.UserId, nobody.GroupId, [nobody.GroupId], () => File.Exists(Secret));

        Assert.False(seen);
        Assert.True(File.Exists(Secret));
        Assert.Equal("x", await File.ReadAllTextAsync(Secret, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_fails_there_is_thrown_here() =>
        Assert.Throws<InvalidOperationException>(() =>
            UserThread.Run<int>(65534, 65534, [], () => throw new InvalidOperationException("here"))
        );
}
