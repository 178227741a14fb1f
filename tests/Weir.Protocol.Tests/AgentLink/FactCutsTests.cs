using Weir.Jobs.Facts;
using Weir.Protocol.AgentLink;

namespace Weir.Protocol.Tests.AgentLink;

public sealed class FactCutsTests
{
    private static readonly string s_long = new('x', 10_000);

    [Fact]
    public void A_fact_that_keeps_to_its_bounds_is_left_as_it_is() =>
        Assert.All(SampleFacts.All, fact => Assert.Same(fact, FactCuts.Apply(fact)));

    public static TheoryData<Fact> Wrong =>
        [
            SampleFacts.Submitted with
            {
                User = s_long,
            },
            SampleFacts.Submitted with
            {
                User = "",
            },
            SampleFacts.Submitted with
            {
                Rule = s_long,
            },
            SampleFacts.Submitted with
            {
                Priority = 0,
            },
            SampleFacts.Submitted with
            {
                Priority = 10,
            },
            SampleFacts.Submitted with
            {
                Command = s_long,
            },
            SampleFacts.Submitted with
            {
                Monitor = s_long,
            },
            SampleFacts.Submitted with
            {
                CpuLimitSeconds = -1,
            },
            SampleFacts.Submitted with
            {
                MemoryLimitKibibytes = -1,
            },
            SampleFacts.Started with
            {
                ProcessId = -1,
            },
            SampleFacts.Started with
            {
                Cgroup = s_long,
            },
            SampleFacts.Ended with
            {
                ExitCode = null,
            },
            SampleFacts.Ended with
            {
                ExitCode = -1,
            },
            SampleFacts.Ended with
            {
                ExitCode = 256,
            },
            SampleFacts.Ended with
            {
                Signal = 9,
            },
            SampleFacts.Ended with
            {
                ExitCode = null,
                Signal = 0,
            },
            SampleFacts.Ended with
            {
                ExitCode = null,
                Signal = 128,
            },
            SampleFacts.Ended with
            {
                CpuMicroseconds = -1,
            },
            SampleFacts.Ended with
            {
                PeakKibibytes = -1,
            },
            SampleFacts.Failed with
            {
                Code = "",
            },
            SampleFacts.Failed with
            {
                Code = s_long,
            },
            SampleFacts.Failed with
            {
                Text = "",
            },
            SampleFacts.Failed with
            {
                Text = s_long,
            },
            SampleFacts.Lost with
            {
                Text = "",
            },
            SampleFacts.Lost with
            {
                Text = s_long,
            },
            SampleFacts.Gone with
            {
                Code = "",
                Text = "",
                By = s_long,
            },
            SampleFacts.Released with
            {
                By = "",
            },
            SampleFacts.Released with
            {
                By = s_long,
            },
            SampleFacts.Held with
            {
                By = "",
            },
            SampleFacts.Held with
            {
                By = s_long,
            },
            SampleFacts.Monitored with
            {
                Monitor = s_long,
            },
            SampleFacts.AgentStarted with
            {
                Version = "",
                BootId = s_long,
                Processors = -1,
            },
            SampleFacts.AgentStarted with
            {
                Processors = int.MaxValue,
            },
            SampleFacts.Message with
            {
                Code = s_long,
                Text = "",
            },
            SampleFacts.Message with
            {
                At = DateTimeOffset.MinValue,
            },
            SampleFacts.Message with
            {
                At = DateTimeOffset.MaxValue,
            },
        ];

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_fact_that_does_not_keeps_to_them_afterwards(Fact fact)
    {
        Assert.NotNull(FactFaults.Check(fact));

        Assert.Null(FactFaults.Check(FactCuts.Apply(fact)));
    }

    [Fact]
    public void A_text_that_is_too_long_keeps_its_beginning_and_says_that_it_was_cut()
    {
        var cut = (JobLost)FactCuts.Apply(SampleFacts.Lost with { Text = "begin" + s_long });

        Assert.Equal(FactBounds.Text, cut.Text.Length);
        Assert.StartsWith("beginxxx", cut.Text, StringComparison.Ordinal);
        Assert.EndsWith("x…", cut.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_is_never_cut_in_two()
    {
        var whole = string.Concat(Enumerable.Repeat("😀", FactBounds.Text));

        foreach (var text in (string[])[whole, "x" + whole])
        {
            var cut = ((JobLost)FactCuts.Apply(SampleFacts.Lost with { Text = text })).Text;

            Assert.InRange(cut.Length, FactBounds.Text - 1, FactBounds.Text);
            Assert.All(cut.EnumerateRunes(), rune => Assert.NotEqual(0xFFFD, rune.Value));
        }
    }

    [Fact]
    public void An_end_of_both_is_the_status_and_one_of_none_is_a_signal()
    {
        var both = (JobEnded)FactCuts.Apply(SampleFacts.Ended with { ExitCode = 3, Signal = 9 });
        var none = (JobEnded)FactCuts.Apply(SampleFacts.Ended with { ExitCode = null, Signal = null });

        Assert.Equal((3, (int?)null), (both.ExitCode, both.Signal));
        Assert.Equal(((int?)null, 127), (none.ExitCode, none.Signal));
    }

    [Fact]
    public void What_is_wrong_does_not_change_what_is_right()
    {
        var fact = SampleFacts.Submitted with { Priority = 99, CpuLimitSeconds = null, MemoryLimitKibibytes = 5 };

        Assert.Equal(fact with { Priority = 9 }, FactCuts.Apply(fact));
    }
}
