using System.Text.Json;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.AgentLink;
using Weir.Server.Queries;

namespace Weir.Server.Tests.Agents;

/// <summary>What an agent of version 1 of the contract says, kept as it was sent, said to this server.</summary>
public sealed class OlderAgentTests
{
    private const string Machine = "m1";

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_greeting_is_answered_with_its_own_version()
    {
        await using var fixture = await ServerFixture.OpenAsync();

        var answer = await fixture.Server.Links.HelloAsync("m2", Greeting(), Cancellation);

        Assert.Equal(1, answer.Contract);
        Assert.Empty(await MessagesAsync(fixture));
    }

    [Fact]
    public async Task Its_facts_are_all_taken_as_what_they_are()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        Assert.Equal(1, (await fixture.Server.Links.LeaseAsync(Machine, Cancellation)).First);

        var taken = await fixture.Server.Links.AcceptFactsAsync(Machine, Message("facts.json"), Cancellation);

        Assert.Equal(14, taken.Sequence);
        Assert.Empty(await fixture.Store.ListSetAsideAsync(10, Cancellation));
        Assert.Equal(["failed", "limit-made", "machine-restarted", "shortage", "start-failed"], (await MessagesAsync(fixture)).Order());
        Assert.Equal(
            ["NIGHTLY Failed 3 $anna.STATE", "HELD StartFailed  ", "GONE Cancelled  ", "LOST Failed  "],
            await Task.WhenAll(
                Enumerable
                    .Range(1, 4)
                    .Select(async number =>
                        await fixture.JobAsync(new TrackingNumber(number)) is var job
                            ? $"{job.Name} {job.State} {job.ExitCode} {job.Monitor}"
                            : ""
                    )
            )
        );
        var held = await fixture.JobAsync(new TrackingNumber(2));
        Assert.Equal(
            ("TAPE=2", new DateOnly(2026, 11, 20), "root at m1"),
            (Assert.Single(held.Limits).ToString(), held.JobDate, held.StartedBy)
        );
    }

    [Fact]
    public async Task An_agent_that_speaks_newer_versions_too_is_answered_with_the_newest_of_this_server()
    {
        await using var fixture = await ServerFixture.OpenAsync();

        var answer = await fixture.Server.Links.HelloAsync("m2", Greeting() with { NewestContract = 99 }, Cancellation);

        Assert.Equal(LinkVersions.Newest, answer.Contract);
    }

    [Fact]
    public async Task An_agent_that_speaks_only_newer_versions_is_refused_and_operators_read_why()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        var hello = Greeting() with { OldestContract = 98, NewestContract = 99 };

        var refused = await Assert.ThrowsAsync<RefusedException>(() => fixture.Server.Links.HelloAsync("m2", hello, Cancellation));

        // What is told to the operators goes through the loop: whatever is answered after it, comes after it.
        await fixture.Server.Links.AcceptFactsAsync(Machine, [], Cancellation);
        Assert.Equal(ProblemCodes.WrongState, refused.Code);
        Assert.Contains("98 to 99", refused.Message, StringComparison.Ordinal);
        Assert.Contains("agent-refused", await MessagesAsync(fixture));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    public async Task Versions_that_are_none_are_refused(int oldest, int newest)
    {
        await using var fixture = await ServerFixture.OpenAsync();
        var hello = Greeting() with { OldestContract = oldest, NewestContract = newest };

        var refused = await Assert.ThrowsAsync<RefusedException>(() => fixture.Server.Links.HelloAsync("m2", hello, Cancellation));

        Assert.Equal(ProblemCodes.BadRequest, refused.Code);
    }

    private static AgentHello Greeting() => JsonSerializer.Deserialize(Message("hello.json"), WeirJson.Default.AgentHello)!;

    private static byte[] Message(string name) => File.ReadAllBytes(Path.Join(AppContext.BaseDirectory, "Contract1", name));

    private static async Task<IEnumerable<string>> MessagesAsync(ServerFixture fixture) =>
        (await fixture.Server.ListMessagesAsync(ServerFixture.Root, null, 20, Cancellation)).Items.Select(message => message.Code);
}
