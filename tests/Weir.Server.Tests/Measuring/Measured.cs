using Weir.Protocol.AgentLink;
using Weir.Protocol.Capacity;
using Weir.Protocol.Definitions;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Server.Queries.ThruPut;
using Weir.ThruPut;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Measuring;

/// <summary>A server whose clock a test sets, with machines that tell of their processors.</summary>
internal sealed class Measured : IAsyncDisposable
{
    private const int Processors = 8;

    private Measured(ServerFixture fixture, SetClock clock) => (Fixture, Clock) = (fixture, clock);

    public ServerFixture Fixture { get; private set; }

    public SetClock Clock { get; }

    public static async Task<Measured> OpenAsync()
    {
        var clock = new SetClock();
        return new Measured(await ServerFixture.OpenAsync(time: clock), clock);
    }

    /// <summary>Five minutes in which machines kept so many processors busy, and jobs so many of them; then they are over.</summary>
    public async Task FillAsync(params (string Machine, double Busy, double Batch)[] machines)
    {
        Say(30, machines);

        Clock.Advance(TimeSpan.FromSeconds(15));
        await Fixture.Server.Capacity.TickAsync(Cancellation);
        Clock.Advance(TimeSpan.FromSeconds(-15));
    }

    /// <summary>So many samples, ten seconds after each other.</summary>
    public void Say(int samples, params (string Machine, double Busy, double Batch)[] machines)
    {
        const long Second = 1_000_000;
        for (var i = 0; i < samples; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(10));
            var now = Clock.GetUtcNow();
            foreach (var (machine, busy, batch) in machines)
            {
                var sample = new MachineSample(now, 10 * Second, Processors, (long)(busy * 10 * Second), (long)(batch * 10 * Second), 0, 0);
                Fixture.Server.Capacity.Accept(machine, new SampleBatch(now, [sample]));
            }
        }
    }

    /// <summary>Puts definitions into force.</summary>
    public Task ApplyAsync(string definitions) =>
        Fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("capacity.yaml", definitions)]), Cancellation);

    /// <summary>Messages of capacity levels.</summary>
    public async Task<IReadOnlyList<string>> MessagesAsync() =>
        [
            .. (await Fixture.Server.ListMessagesAsync(Root, null, 100, Cancellation))
                .Items.Where(message => message.Code == "level-changed")
                .Select(message => message.Text),
        ];

    /// <summary>Ends the server and opens another on the same data; no machine has been heard of yet.</summary>
    public async Task ReopenAsync()
    {
        Fixture = await Fixture.ReopenAsync(Clock, greets: false);
        await Fixture.Server.Capacity.TickAsync(Cancellation);
    }

    public Task<CapacityPage> ShowAsync(CapacityQuery query) => Fixture.Server.ShowCapacityAsync(Root, query, Cancellation);

    public Task<ThruPutReply> AskAsync(ThruPutRequest request) =>
        new ThruPutSource(Fixture.Server, Root, (_, failure) => Assert.Fail(failure.ToString())).AnswerAsync(request, Cancellation);

    public ValueTask DisposeAsync() => Fixture.DisposeAsync();
}
