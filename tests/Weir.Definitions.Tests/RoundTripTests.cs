using FsCheck;
using FsCheck.Fluent;

namespace Weir.Definitions.Tests;

public sealed class RoundTripTests
{
    [Fact]
    public void What_is_exported_is_read_back_to_the_same_meaning() =>
        Prop.ForAll(
                DefinitionSamples.Many.ToArbitrary(),
                definitions =>
                {
                    var yaml = DefinitionWriter.Write(definitions);
                    var reading = DefinitionReader.Read(yaml, "export");
                    return reading.IsGood
                        && reading.Definitions.ToHashSet().SetEquals(definitions)
                        && DefinitionWriter.Write(reading.Definitions) == yaml
                        && DefinitionDiff.Between(definitions, reading.Definitions)
                            is { Added.Count: 0, Changed.Count: 0, Removed.Count: 0 };
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void What_is_stored_is_read_back_to_the_same_meaning() =>
        Prop.ForAll(
                DefinitionSamples.One.ToArbitrary(),
                definition => DefinitionReader.ReadStored(definition.Kind.Word, definition.Body).Equals(definition)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Defaults_are_left_out() =>
        Assert.Equal(
            "kind: job-definition\nname: MONTHEND\nschedule: AdHoc\ntype: queued\n---\nkind: rule\nname: month-end\nwhen: { jobName: \"MONTH*\" }\ntype: queue\n",
            DefinitionWriter.Write(
                DefinitionReader
                    .Read(
                        """
                        kind: rule
                        name: month-end
                        when: { jobName: "MONTH*", user: "*ALL", jobDescription: "*ALL/*ALL", jobQueue: "*ALL/*ALL" }
                        type: queue
                        whenAgentDown: wait
                        whenServerAway: hold
                        onReject: hold
                        schedule: AdHoc
                        ---
                        kind: job-definition
                        name: MONTHEND
                        hold: false
                        ok: 0
                        """,
                        "f"
                    )
                    .Definitions
            )
        );

    [Theory]
    [InlineData("no-such-kind", "{}")]
    [InlineData("limit", "[]")]
    [InlineData("limit", "{\"name\":\"X\"}")]
    [InlineData("limit", "{\"name\":\"X\",\"maximum\":1,\"more\":2}")]
    public void A_stored_body_of_another_version_is_refused(string kind, string body) =>
        Assert.Throws<FormatException>(() => DefinitionReader.ReadStored(kind, body));
}
