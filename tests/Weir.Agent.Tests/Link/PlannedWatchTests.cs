using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Jobs.Plans;
using Weir.Linux;

namespace Weir.Agent.Tests.Link;

/// <summary>What planned jobs wait for on their machine, looked at as their user.</summary>
public sealed class PlannedWatchTests : IDisposable
{
    private static readonly TrackingNumber s_number = new(700_002);
    private readonly string _folder = Directory.CreateTempSubdirectory("weir-watch-").FullName;

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    private string In => Path.Join(_folder, "in");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = 20_000)]
    public async Task A_file_that_comes_is_told_of()
    {
        await using var fixture = await OpenAsync(worldReadable: true);
        fixture.Server.Issue(Order(new FileCondition { Path = $"{In}/*.csv", AtLeast = 2 }));
        await File.WriteAllTextAsync(Path.Join(In, "1.csv"), "", Patience);

        await File.WriteAllTextAsync(Path.Join(In, "2.csv"), "", Patience);

        await fixture.Server.FactAsync<ConditionMet>(fact => fact.Number == s_number, Patience);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_the_user_may_not_see_is_not_there()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "needs root");
        await using var fixture = await OpenAsync(worldReadable: false);
        await File.WriteAllTextAsync(Path.Join(In, "secret"), "", Patience);

        fixture.Server.Issue(Order(new FileCondition { Path = $"{In}/secret", Gone = true }));

        await fixture.Server.FactAsync<ConditionMet>(fact => fact.Number == s_number, Patience);
        Assert.Equal(0u, UserAccounts.CurrentUserId);
        Assert.True(File.Exists(Path.Join(In, "secret")));
    }

    [Theory(Timeout = 20_000)]
    [InlineData("root", "/etc/passwd", "does not let a server run commands as root")]
    [InlineData("no-such-user", "/etc/passwd", "this machine has no account of the user no-such-user")]
    [InlineData("nobody", "relative", "its conditions are out of bounds")]
    public async Task What_cannot_be_watched_is_told_with_its_reason(string user, string path, string why)
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "needs root");
        await using var fixture = await OpenAsync(worldReadable: true);

        fixture.Server.Issue(Order(new FileCondition { Path = path }) with { User = user });

        var told = await fixture.Server.FactAsync<AgentMessage>(fact => fact.Number == s_number, Patience);
        Assert.Equal("condition-refused", told.Code);
        Assert.Contains(why, told.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_variable_that_is_not_there_yet_is_waited_for_before_the_files()
    {
        await using var fixture = await OpenAsync(worldReadable: true);
        fixture.Server.Issue(
            new WatchPlanned(s_number, new PlannedConditions { When = "((SOON)='X')", Files = [new FileCondition { Path = In }] }, User())
        );
        var other = new TrackingNumber(700_003);
        fixture.Server.Issue(Order(new FileCondition { Path = In }) with { Number = other });
        await fixture.Server.FactAsync<ConditionMet>(fact => fact.Number == other, Patience);
        Assert.Equal(1, fixture.Server.Count<ConditionMet>());

        // An order for the same job takes the place of the one before.
        fixture.Server.Issue(Order(new FileCondition { Path = In }));
        await fixture.Server.FactAsync<ConditionMet>(fact => fact.Number == s_number, Patience);
    }

    private static string? User() => UserAccounts.CurrentUserId == 0 ? "nobody" : null;

    private static WatchPlanned Order(FileCondition file) => new(s_number, new PlannedConditions { Files = [file] }, User());

    private async Task<AgentFixture> OpenAsync(bool worldReadable)
    {
        const UnixFileMode All = (UnixFileMode)0b111_101_101;
        File.SetUnixFileMode(_folder, All);
        Directory.CreateDirectory(In, worldReadable ? All : UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return await AgentFixture.OpenAsync();
    }
}
