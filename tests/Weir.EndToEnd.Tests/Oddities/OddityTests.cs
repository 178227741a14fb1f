using Weir.EndToEnd.Tests.Golden;

namespace Weir.EndToEnd.Tests.Oddities;

/// <summary>
/// What cron, at, shells and terminals are given in real life does the same without the gate and with it. A new report is a line
/// in one of the tables beside this file; what differs, because it is meant or because it is a fault, stands in differences.txt.
/// </summary>
public sealed class OddityTests(OddRuns runs) : IClassFixture<OddRuns>
{
    [Theory]
    [InlineData("cron", "cron-passing")]
    [InlineData("cron", "cron-tracked")]
    [InlineData("at", "at-passing")]
    [InlineData("at", "at-tracked")]
    [InlineData("sh", "weir-sh-passing")]
    [InlineData("sh", "weir-sh-tracked")]
    [InlineData("sh", "run-passing")]
    [InlineData("sh", "run-tracked")]
    public void It_is_with_the_gate_what_it_is_without(string without, string with)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        var listed = ListedDifference.Read().Where(line => line.Way == with).ToList();
        List<string> unlisted = [];
        HashSet<ListedDifference> met = [];
        foreach (var name in runs.Seen.NamesOf(without).Union(runs.Seen.NamesOf(with)).Order(StringComparer.Ordinal))
        {
            foreach (var (what, line) in runs.Seen.Differences(without, with, name))
            {
                var known = listed.Where(difference => difference.Covers(name, what)).ToList();
                met.UnionWith(known);
                if (known.Count == 0)
                {
                    unlisted.Add($"{with}\t{name}\t{what}\n    {line}");
                }
            }
        }

        Assert.True(unlisted.Count == 0, $"not in differences.txt:\n{string.Join('\n', unlisted)}");
        Assert.True(met.Count == listed.Count, $"no longer so, take it out of differences.txt:\n{string.Join('\n', listed.Except(met))}");
    }

    [Fact]
    public void Every_case_left_a_trace_without_the_gate_unless_it_must_not_run()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        Assert.True(runs.Seen.NamesOf("cron").Count() > 100);
        Assert.Equal("", string.Join('\n', runs.Seen.Of("cron", "unknown").Concat(runs.Seen.Of("at", "unknown"))));
        Assert.Equal(OddCase.Read("starts.txt").Count, runs.Seen.NamesOf("sh").Count());
    }

    [Fact]
    public async Task What_a_job_sees_of_itself_under_each_way_in_is_in_the_table()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await GoldenFile.IsAsync("starts.golden", new StartTable(runs.Seen).Lines());
    }

    [Fact]
    public void The_gate_gives_every_table_back_byte_for_byte()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        Assert.Equal(runs.TablesBefore, runs.TablesAfter);
    }
}
