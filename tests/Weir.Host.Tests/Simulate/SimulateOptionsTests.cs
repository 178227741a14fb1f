using Weir.Host.Simulate;

namespace Weir.Host.Tests.Simulate;

public sealed class SimulateOptionsTests
{
    [Fact]
    public void All_that_was_typed_is_taken()
    {
        var options = Read(
            "--policy a --policy b.yaml --history 2026-11-21 --machine m --slots 4 --seed -7 --svg p.svg --swf-out l.swf --json "
                + "--server unix:/x --token-file /t"
        );

        Assert.Equal(["a", "b.yaml"], options.Policies);
        Assert.Equal((new DateOnly(2026, 11, 21), "m", 4, -7), (options.History, options.Machine, options.Slots, options.Seed));
        Assert.Equal(("p.svg", "l.swf", true, "/t"), (options.Svg, options.Log, options.Json, options.TokenFile));
        Assert.Equal("unix:/x", $"{options.Server}");
        Assert.Equal((null, null), (options.Trace, options.Generate));
    }

    [Fact]
    public void What_was_not_typed_is_as_usual()
    {
        var options = Read("--policy a --trace t.swf");

        Assert.Equal(("t.swf", 1, false), (options.Trace, options.Seed, options.Json));
        Assert.Equal(
            (null, null, null, null, null, null, null, null),
            (
                options.History,
                options.Generate,
                options.Slots,
                options.Machine,
                options.Svg,
                options.Log,
                (object?)options.Server,
                options.TokenFile
            )
        );
    }

    [Fact]
    public void A_log_may_be_written_without_a_policy() => Assert.Empty(Read("--generate 5 --swf-out l.swf").Policies);

    [Theory]
    [InlineData("--policy a")]
    [InlineData("--policy a --trace t --generate 1")]
    [InlineData("--policy a --trace t --history 2026-11-21")]
    [InlineData("--policy a --trace t --history 2026-11-21 --generate 1")]
    public void The_jobs_come_from_exactly_one_source(string line) =>
        Assert.Equal("simulate: name the jobs by exactly one of --trace FILE, --history YYYY-MM-DD and --generate SEED", Wrong(line));

    [Theory]
    [InlineData("--trace t", "name a policy to compare with --policy FILE")]
    [InlineData("--trace t --swf-out l --svg p", "without --policy there is nothing to draw with --svg")]
    [InlineData("--policy a --trace t --machine m", "--machine goes with --history")]
    [InlineData("--policy a --trace", "--trace needs a value")]
    [InlineData("--policy", "--policy needs a value")]
    [InlineData("--colour red", "'--colour' is not an option")]
    [InlineData("--policy=a", "'--policy=a' is not an option")]
    [InlineData("t.swf", "'t.swf' is not an option")]
    [InlineData("--policy a --history 2026-02-30", "--history '2026-02-30' is not a date: YYYY-MM-DD")]
    [InlineData("--policy a --history today", "--history 'today' is not a date: YYYY-MM-DD")]
    [InlineData("--policy a --generate x", "--generate 'x' is not a number that it can be")]
    [InlineData("--policy a --generate 2147483648", "--generate '2147483648' is not a number that it can be")]
    [InlineData("--policy a --trace t --slots 0", "--slots '0' is not a number that it can be")]
    [InlineData("--policy a --trace t --slots -1", "--slots '-1' is not a number that it can be")]
    [InlineData("--policy a --trace t --slots 1.5", "--slots '1.5' is not a number that it can be")]
    [InlineData("--policy a --trace t --seed ten", "--seed 'ten' is not a number that it can be")]
    [InlineData("--policy a --trace t --server example.org", "'example.org' is not a server: ")]
    public void What_does_not_go_is_said(string line, string what) =>
        Assert.StartsWith($"simulate: {what}", Wrong(line), StringComparison.Ordinal);

    [Theory]
    [InlineData("--trace")]
    [InlineData("--policy")]
    [InlineData("--token-file")]
    public void An_empty_value_is_none(string option) =>
        Assert.Equal(
            $"simulate: {option} needs a value",
            Assert.Throws<UsageException>(() => SimulateOptions.Read(["simulate", option, ""])).Message
        );

    private static SimulateOptions Read(string line) => SimulateOptions.Read(["simulate", .. line.Split(' ')]);

    private static string Wrong(string line) => Assert.Throws<UsageException>(() => Read(line)).Message;
}
