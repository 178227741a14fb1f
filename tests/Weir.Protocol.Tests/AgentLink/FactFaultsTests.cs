using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol.AgentLink;

namespace Weir.Protocol.Tests.AgentLink;

public sealed class FactFaultsTests
{
    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, SampleFacts.All.Count)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_fact_that_keeps_to_its_bounds_has_no_fault(int kind) => Assert.Null(FactFaults.Check(SampleFacts.All[kind]));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_moment_is_from_1970_to_2199_for_every_kind(int kind)
    {
        var fact = SampleFacts.All[kind];

        Assert.Null(FactFaults.Check(fact with { At = FactBounds.Earliest }));
        Assert.Null(FactFaults.Check(fact with { At = FactBounds.Latest.AddTicks(-1) }));
        Assert.Equal("at is a moment from 1970 to 2199", FactFaults.Check(fact with { At = FactBounds.Earliest.AddTicks(-1) }));
        Assert.Equal("at is a moment from 1970 to 2199", FactFaults.Check(fact with { At = FactBounds.Latest }));
        Assert.Equal("at is a moment from 1970 to 2199", FactFaults.Check(fact with { At = DateTimeOffset.MaxValue }));
    }

    [Fact]
    public void A_job_has_a_number()
    {
        foreach (var fact in SampleFacts.All.OfType<JobFact>())
        {
            Assert.Equal($"number is 1 to {TrackingNumber.Maximum}", FactFaults.Check(fact with { Number = default }));
        }

        Assert.Equal(
            $"number is 1 to {TrackingNumber.Maximum}",
            FactFaults.Check(SampleFacts.Message with { Number = default(TrackingNumber) })
        );
        Assert.Null(FactFaults.Check(SampleFacts.Message with { Number = null }));
    }

    public static TheoryData<string, Func<string, Fact>, int> Texts =>
        new()
        {
            { "user", text => SampleFacts.Submitted with { User = text }, FactBounds.User },
            { "text", text => SampleFacts.Failed with { Text = text }, FactBounds.Text },
            { "code", text => SampleFacts.Failed with { Code = text }, FactBounds.Code },
            { "text", text => SampleFacts.Lost with { Text = text }, FactBounds.Text },
            { "code", text => SampleFacts.Gone with { Code = text }, FactBounds.Code },
            { "text", text => SampleFacts.Gone with { Text = text }, FactBounds.Text },
            { "by", text => SampleFacts.Released with { By = text }, FactBounds.By },
            { "by", text => SampleFacts.Held with { By = text }, FactBounds.By },
            { "version", text => SampleFacts.AgentStarted with { Version = text }, FactBounds.Word },
            { "bootId", text => SampleFacts.AgentStarted with { BootId = text }, FactBounds.Word },
            { "code", text => SampleFacts.Message with { Code = text }, FactBounds.Code },
            { "text", text => SampleFacts.Message with { Text = text }, FactBounds.Text },
        };

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void A_text_is_there_is_not_empty_and_not_too_long(string member, Func<string, Fact> with, int longest)
    {
        Assert.Null(FactFaults.Check(with(new string('x', longest))));
        Assert.Equal(
            $"{member} has at most {longest} characters, this one {longest + 1}",
            FactFaults.Check(with(new string('x', longest + 1)))
        );
        Assert.Equal($"{member} is empty", FactFaults.Check(with("")));
        Assert.Equal($"{member} is missing", FactFaults.Check(with(null!)));
    }

    public static TheoryData<string, Func<string?, Fact>, int> OptionalTexts =>
        new()
        {
            { "rule", text => SampleFacts.Submitted with { Rule = text }, FactBounds.Word },
            { "monitor", text => SampleFacts.Submitted with { Monitor = text }, FactBounds.Path },
            { "cgroup", text => SampleFacts.Started with { Cgroup = text }, FactBounds.Path },
            { "by", text => SampleFacts.Gone with { By = text }, FactBounds.By },
            { "monitor", text => SampleFacts.Monitored with { Monitor = text }, FactBounds.Path },
        };

    [Theory]
    [MemberData(nameof(OptionalTexts), DisableDiscoveryEnumeration = true)]
    public void A_text_that_need_not_be_there_is_not_too_long_either(string member, Func<string?, Fact> with, int longest)
    {
        Assert.Null(FactFaults.Check(with(null)));
        Assert.Null(FactFaults.Check(with("")));
        Assert.Null(FactFaults.Check(with(new string('x', longest))));
        Assert.Equal(
            $"{member} has at most {longest} characters, this one {longest + 1}",
            FactFaults.Check(with(new string('x', longest + 1)))
        );
    }

    [Fact]
    public void A_command_may_be_empty_and_is_not_missing()
    {
        Assert.Null(FactFaults.Check(SampleFacts.Submitted with { Command = "" }));
        Assert.Equal("command is missing", FactFaults.Check(SampleFacts.Submitted with { Command = null! }));
        Assert.Equal(
            "command has at most 1000 characters, this one 1001",
            FactFaults.Check(SampleFacts.Submitted with { Command = new string('x', 1001) })
        );
    }

    public static TheoryData<string, Func<long, Fact>, long, long> Ranges =>
        new()
        {
            { "processId", value => SampleFacts.Started with { ProcessId = (int)value }, 0, int.MaxValue },
            { "priority", value => SampleFacts.Submitted with { Priority = (int)value }, 1, 9 },
            { "exitCode", value => SampleFacts.Ended with { ExitCode = (int)value }, 0, 255 },
            { "signal", value => SampleFacts.Ended with { ExitCode = null, Signal = (int)value }, 1, 127 },
            { "processors", value => SampleFacts.AgentStarted with { Processors = (int)value }, 0, 65_536 },
            { "cpuMicroseconds", value => SampleFacts.Ended with { CpuMicroseconds = value }, 0, long.MaxValue },
            { "peakKibibytes", value => SampleFacts.Ended with { PeakKibibytes = value }, 0, long.MaxValue },
            { "cpuLimitSeconds", value => SampleFacts.Submitted with { CpuLimitSeconds = value }, 0, long.MaxValue },
            { "memoryLimitKibibytes", value => SampleFacts.Submitted with { MemoryLimitKibibytes = value }, 0, long.MaxValue },
        };

    [Theory]
    [MemberData(nameof(Ranges), DisableDiscoveryEnumeration = true)]
    public void A_number_is_in_its_range(string member, Func<long, Fact> with, long least, long most)
    {
        Assert.Null(FactFaults.Check(with(least)));
        Assert.Null(FactFaults.Check(with(most)));
        Assert.Equal($"{member} is {least} to {most}, this one {least - 1}", FactFaults.Check(with(least - 1)));
        if (most < int.MaxValue)
        {
            Assert.Equal($"{member} is {least} to {most}, this one {most + 1}", FactFaults.Check(with(most + 1)));
        }
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(0, 9)]
    public void An_end_has_a_status_or_a_signal_and_not_both(int? exit, int? signal) =>
        Assert.Equal(
            "exactly one of exitCode and signal is given",
            FactFaults.Check(SampleFacts.Ended with { ExitCode = exit, Signal = signal })
        );

    [Fact]
    public void Names_are_there()
    {
        Assert.Equal("name is missing", FactFaults.Check(SampleFacts.Submitted with { Name = default }));
        Assert.Equal("jobDescription is missing", FactFaults.Check(SampleFacts.Submitted with { JobDescription = default }));
        Assert.Equal("jobQueue is missing", FactFaults.Check(SampleFacts.Submitted with { JobQueue = default }));
        Assert.Equal("schedule is missing", FactFaults.Check(SampleFacts.Submitted with { Schedule = default }));
        Assert.Equal("limits is missing", FactFaults.Check(SampleFacts.Submitted with { Limits = [default] }));
    }

    [Fact]
    public void A_job_needs_at_most_a_hundred_limits()
    {
        var need = new LimitNeed(ObjectName.Parse("TAPE"), 1);

        Assert.Null(FactFaults.Check(SampleFacts.Submitted with { Limits = [.. Enumerable.Repeat(need, 100)] }));
        Assert.Equal("limits are at most 100", FactFaults.Check(SampleFacts.Submitted with { Limits = [.. Enumerable.Repeat(need, 101)] }));
        Assert.Equal("limits are at most 100", FactFaults.Check(SampleFacts.Submitted with { Limits = null! }));
    }

    [Fact]
    public void A_word_is_one_that_is_known()
    {
        Assert.StartsWith(
            "trackType is one of ",
            FactFaults.Check(SampleFacts.Submitted with { TrackType = (TrackType)99 }),
            StringComparison.Ordinal
        );
        Assert.StartsWith("way is one of ", FactFaults.Check(SampleFacts.Submitted with { Way = (WayIn)99 }), StringComparison.Ordinal);
        Assert.StartsWith(
            "mode is one of ",
            FactFaults.Check(SampleFacts.Submitted with { Mode = (SubmissionMode)99 }),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "severity is one of ",
            FactFaults.Check(SampleFacts.Message with { Severity = (MessageSeverity)99 }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_job_that_is_run_again_has_a_number_too()
    {
        Assert.Null(FactFaults.Check(SampleFacts.Submitted with { RerunOf = new TrackingNumber(1) }));
        Assert.Equal(
            $"number is 1 to {TrackingNumber.Maximum}",
            FactFaults.Check(SampleFacts.Submitted with { RerunOf = default(TrackingNumber) })
        );
    }
}
