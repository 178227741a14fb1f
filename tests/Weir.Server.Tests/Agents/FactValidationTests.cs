using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Protocol.AgentLink;
using Weir.Server.Agents;

namespace Weir.Server.Tests.Agents;

/// <summary>What agents send is held against its bounds, fact by fact.</summary>
public sealed class FactValidationTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string> Poisons() =>
        new()
        {
            { "null", "bad-fact" },
            { "1", "bad-fact" },
            { "[]", "bad-fact" },
            { "{}", "bad-fact" },
            { """{"kind":null}""", "bad-fact" },
            { """{"kind":"jobMoved","at":"2026-11-21T12:00:00Z","number":1}""", "unknown-kind" },
            { """{"kind":"jobEnded","at":"2026-11-21T12:00:00Z","exitCode":0}""", "bad-fact" },
            { """{"kind":"jobEnded","at":"2026-11-21T12:00:00Z","number":0,"exitCode":0}""", "bad-fact" },
            { """{"kind":"jobEnded","at":"2026-11-21T12:00:00Z","number":1}""", "out-of-bounds" },
            { """{"kind":"jobEnded","at":"2026-11-21T12:00:00Z","number":1,"exitCode":256}""", "out-of-bounds" },
            { """{"kind":"jobEnded","at":"2026-11-21T12:00:00Z","number":1,"exitCode":0,"cpuMicroseconds":-1}""", "out-of-bounds" },
            { """{"kind":"jobEnded","at":"0001-01-01T00:00:00Z","number":1,"exitCode":0}""", "out-of-bounds" },
            { """{"kind":"jobEnded","at":"9999-12-31T23:59:59Z","number":1,"exitCode":0}""", "out-of-bounds" },
            { """{"kind":"jobEnded","number":1,"exitCode":0}""", "bad-fact" },
            { """{"kind":"agentMessage","at":"2026-11-21T12:00:00Z","severity":"error","code":"x"}""", "bad-fact" },
            { """{"kind":"agentMessage","at":"2026-11-21T12:00:00Z","severity":99,"code":"x","text":"y"}""", "out-of-bounds" },
            { """{"kind":"agentStarted","at":"2026-11-21T12:00:00Z","version":null,"bootId":"b","processors":2}""", "bad-fact" },
            { """{"kind":"agentStarted","at":"2026-11-21T12:00:00Z","version":"1","bootId":"b","processors":-5}""", "out-of-bounds" },
            { Submitted(fact => fact.Remove("number")), "bad-fact" },
            { Submitted(fact => fact["number"] = "x"), "bad-fact" },
            { Submitted(fact => fact.Remove("name")), "bad-fact" },
            { Submitted(fact => fact["user"] = null), "bad-fact" },
            { Submitted(fact => fact["limits"] = null), "bad-fact" },
            { Submitted(fact => fact["limits"] = new JsonArray((JsonNode?)null)), "bad-fact" },
            { Submitted(fact => fact["priority"] = int.MaxValue), "out-of-bounds" },
            { Submitted(fact => fact["user"] = new string('u', 1024 * 1024)), "out-of-bounds" },
            { Submitted(fact => fact["command"] = new string('c', 5 * 1024 * 1024)), "out-of-bounds" },
            { Submitted(fact => fact["trackType"] = 77), "out-of-bounds" },
        };

    [Theory]
    [MemberData(nameof(Poisons))]
    public void A_poisoned_fact_is_refused_by_itself_and_those_beside_it_are_taken(string poison, string code)
    {
        var good = Submitted(_ => { });

        var inputs = FactValidation.Read("m", Message((1, good), (2, poison), (3, good)));

        Assert.Equal([1L, 3L], inputs.OfType<FactArrived>().Select(arrived => arrived.Fact.Sequence));
        var refused = Assert.Single(inputs.OfType<FactRefused>());
        // Whether the reader of JSON or a bound refuses a hole is a matter of the word only.
        var isAlike = code == "bad-fact" && refused.Code == "out-of-bounds";
        Assert.True(refused.Code == code || isAlike, $"{refused.Code}: {refused.Text}, of …{poison[^Math.Min(poison.Length, 60)..]}");
        Assert.Equal(2, refused.Sequence);
        Assert.InRange(refused.Body.Length, 1, FactBounds.KeptBytes);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"kind":"agentMessage","at":"2026-11-21T12:00:00Z","severity":"warning","code":"x","text":"y"}""")]
    public void That_a_machine_acted_on_a_job_is_read_whatever_lies_beside_the_submission(string beside)
    {
        var good = Submitted(_ => { });
        var message =
            $$"""{"facts":[{"sequence":1,"fact":{{good}},"actedOn":true},{"sequence":2,"fact":{{beside}}},{"sequence":3,"fact":{{good}}}]}""";

        var inputs = FactValidation.Read("m", Encoding.UTF8.GetBytes(message));

        Assert.Equal([1L], inputs.OfType<FactArrived>().Where(arrived => arrived.Fact.ActedOn).Select(arrived => arrived.Fact.Sequence));
    }

    [Fact]
    public void A_submission_with_only_what_is_required_has_the_rest_as_its_source_says()
    {
        var fact = Assert.IsType<JobSubmitted>(
            Assert.IsType<FactArrived>(Assert.Single(FactValidation.Read("m", Message((1, Submitted(_ => { })))))).Fact.Fact
        );

        Assert.Equal((5, 0, "", ObjectName.Parse("AdHoc")), (fact.Priority, fact.Limits.Count, fact.Command, fact.Schedule));
        Assert.Equal(QualifiedName.Default, fact.JobQueue);
    }

    [Fact]
    public void A_member_of_a_newer_agent_is_kept_and_does_not_matter()
    {
        var fact = Assert
            .IsType<FactArrived>(Assert.Single(FactValidation.Read("m", Message((1, Submitted(one => one["colour"] = "red"))))))
            .Fact.Fact;

        Assert.Equal("red", fact.Unknown!["colour"].GetString());
        Assert.Contains("colour", JsonSerializer.Serialize(fact, WeirJson.Default.Fact), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"facts":[null]}""")]
    [InlineData("""{"facts":[1]}""")]
    [InlineData("""{"facts":[{}]}""")]
    [InlineData("""{"facts":[{"sequence":"x","fact":{}}]}""")]
    public void What_names_no_sequence_is_the_next_one(string message)
    {
        Assert.Null(Assert.IsType<FactRefused>(Assert.Single(FactValidation.Read("m", Encoding.UTF8.GetBytes(message)))).Sequence);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"facts":null}""")]
    [InlineData("""{"facts":[""")]
    public void What_is_no_batch_is_refused_as_such(string message) =>
        Assert.Equal(
            ProblemCodes.BadRequest,
            Assert.Throws<RefusedException>(() => FactValidation.Read("m", Encoding.UTF8.GetBytes(message))).Code
        );

    [Fact]
    public void What_an_agent_cuts_to_its_bounds_passes_the_door()
    {
        Fact[] wild =
        [
            new JobEnded(DateTimeOffset.MinValue, new TrackingNumber(1), 700, 9, -1, -1),
            new JobEnded(DateTimeOffset.MaxValue, new TrackingNumber(1), null, null, -1, -1),
            new JobLost(s_now, new TrackingNumber(1), false, new string('x', 1_000_000)),
            new AgentMessage(s_now, MessageSeverity.Error, "", "", null),
            new JobGone(s_now, new TrackingNumber(1), new string('c', 1000), "", new string('b', 10_000)),
            new JobStarted(s_now, new TrackingNumber(1), -4, new string('/', 100_000)),
        ];

        var inputs = FactValidation.Read("m", [.. wild.Select((fact, index) => new SequencedFact(index + 1, FactCuts.Apply(fact)))]);

        Assert.All(inputs, input => Assert.IsType<FactArrived>(input));
    }

    private static string Submitted(Action<JsonObject> change)
    {
        var fact = new JsonObject
        {
            ["kind"] = "jobSubmitted",
            ["at"] = "2026-11-21T12:00:00Z",
            ["number"] = 1,
            ["name"] = "NIGHTLY",
            ["user"] = "anna",
            ["trackType"] = "Track",
            ["way"] = "Submit",
            ["mode"] = "Stored",
        };
        change(fact);
        return fact.ToJsonString();
    }

    private static byte[] Message(params (long Sequence, string Fact)[] facts) =>
        Encoding.UTF8.GetBytes(
            $$"""{"facts":[{{string.Join(',', facts.Select(fact => $$"""{"sequence":{{fact.Sequence}},"fact":{{fact.Fact}}}"""))}}]}"""
        );
}
