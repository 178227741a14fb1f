using System.Text;
using System.Text.Json;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Loop;

/// <summary>A job's description on its way from the agent's message to the row in the store.</summary>
public sealed class JobSpecTests
{
    private static readonly JobSpec Spec = new()
    {
        Name = ObjectName.Parse("NIGHTLY"),
        JobDescription = QualifiedName.Parse("PAY/MONTH"),
        JobQueue = QualifiedName.Parse("PAY/NIGHT"),
        Priority = 2,
        Limits = [new LimitNeed(ObjectName.Parse("TAPE"), 2)],
        Service = ObjectName.Parse("PAY.MONTH"),
        JobDate = new DateOnly(2026, 11, 20),
        Monitor = "$anna.STATE",
    };

    /// <summary>A machine that has said nothing so far.</summary>
    private const string Fresh = "m2";

    [Fact]
    public async Task All_of_it_is_stored_and_the_message_is_as_flat_as_ever()
    {
        await using var fixture = await OpenAsync();
        var number = await LeasedAsync(fixture);
        var message = JsonSerializer.SerializeToUtf8Bytes(new FactBatch([new SequencedFact(1, Fact(number))]), WeirJson.Default.FactBatch);

        await fixture.Server.Links.AcceptFactsAsync(Fresh, message, Cancellation);

        Assert.Equal(Essence(Spec), Essence((await fixture.Store.FindJobAsync(number, Cancellation))!));
        using var json = JsonDocument.Parse(message);
        var fact = json.RootElement.GetProperty("facts")[0].GetProperty("fact");
        Assert.Equal(
            ["PAY/MONTH", "PAY/NIGHT", "2", "[\"TAPE=2\"]", "PAY.MONTH", "2026-11-20", "$anna.STATE", "NIGHTLY"],
            new[] { "jobDescription", "jobQueue", "priority", "limits", "service", "jobDate", "monitor", "name" }.Select(member =>
                fact.GetProperty(member).ToString()
            )
        );
        Assert.DoesNotContain(fact.EnumerateObject(), member => member.Name is "spec" or "localDataArea" or "libraryList");
    }

    [Fact]
    public async Task A_rerun_is_announced_with_all_of_it_but_the_variable_which_its_machine_claims_again()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.NumberAsync();
        var now = DateTimeOffset.UtcNow;
        await fixture.SayAsync(
            Fact(number) with
            {
                GoesAtOnce = true,
            },
            new JobStarted(now, number, 4711, null),
            new JobEnded(now, number, 0, null, 1, 1)
        );

        var again = await fixture.Server.RerunAsync(Anna, number, new JobAction(), Cancellation);

        Assert.Equal(
            Essence(Spec with { Monitor = null }),
            Essence((await fixture.Store.FindJobAsync(new TrackingNumber(again.Job.Number), Cancellation))!)
        );
    }

    [Fact]
    public async Task What_an_older_agent_does_not_say_has_its_default()
    {
        await using var fixture = await OpenAsync();
        var number = await LeasedAsync(fixture);
        var fact =
            $$"""{"kind":"jobSubmitted","at":"2026-11-21T12:00:00Z","number":{{number.Value}},"name":"NIGHTLY","user":"anna","trackType":"Track","way":"Submit","mode":"Stored"}""";

        await fixture.Server.Links.AcceptFactsAsync(
            Fresh,
            Encoding.UTF8.GetBytes($$"""{"facts":[{"sequence":1,"fact":{{fact}}}]}"""),
            Cancellation
        );

        Assert.Equal(Essence(new JobSpec { Name = Spec.Name }), Essence((await fixture.Store.FindJobAsync(number, Cancellation))!));
    }

    [Fact]
    public async Task A_fact_without_a_name_is_none()
    {
        await using var fixture = await OpenAsync();
        var number = await LeasedAsync(fixture);
        var fact =
            $$"""{"kind":"jobSubmitted","at":"2026-11-21T12:00:00Z","number":{{number.Value}},"user":"anna","trackType":"Track","way":"Submit","mode":"Stored"}""";

        await fixture.Server.Links.AcceptFactsAsync(
            Fresh,
            Encoding.UTF8.GetBytes($$"""{"facts":[{"sequence":1,"fact":{{fact}}}]}"""),
            Cancellation
        );

        Assert.Equal("bad-fact", Assert.Single(await fixture.Store.ListSetAsideAsync(10, Cancellation)).Code);
    }

    private static async Task<TrackingNumber> LeasedAsync(ServerFixture fixture) =>
        new((await fixture.Server.Links.LeaseAsync(Fresh, Cancellation)).First);

    private static JobSubmitted Fact(TrackingNumber number) =>
        new(
            DateTimeOffset.UtcNow,
            number,
            Spec,
            new Submitter("anna", Anna.UserId!.Value, 1000, []),
            TrackType.Track,
            WayIn.Submit,
            SubmissionMode.Stored
        );

    private static string Essence(JobSpec spec) => JsonSerializer.Serialize(spec.ForServer() with { Limits = [.. spec.Limits] });
}
