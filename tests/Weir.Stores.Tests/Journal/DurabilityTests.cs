using System.Diagnostics;
using System.Globalization;
using Weir.Jobs.Facts;

namespace Weir.Stores.Tests.Journal;

public sealed class DurabilityTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(700)]
    [InlineData(3000)]
    public async Task Every_write_that_was_answered_before_a_kill_is_there_whole(int answersBeforeKill)
    {
        if (DoomedWriter.Path is { } doomed)
        {
            await DoomedWriter.WriteAsync(doomed);
        }

        List<int> answered = [];
        await using var open = await JournalInAFile.OpenAsync(before: async path =>
            answered.AddRange(await WriteUntilKilledAsync(path, answersBeforeKill))
        );

        Assert.True(answered.Count >= answersBeforeKill);
        var there = open.Snapshot.Unfinished.Select(job => job.Number.Value).ToHashSet();
        Assert.Superset(answered.ToHashSet(), there);
        // Each entry is there with its fact and its submission, or not at all; sequences have no gaps.
        List<SequencedFact> facts = [];
        while (await open.Journal.ReadFactsAsync(facts.Count, 1000, Token) is { Count: > 0 } more)
        {
            facts.AddRange(more);
        }

        Assert.Equal(Enumerable.Range(1, there.Count).Select(n => (long)n), facts.Select(fact => fact.Sequence));
        Assert.Equal(there.Order(), facts.Select(fact => ((JobSubmitted)fact.Fact).Number.Value).Order());
        Assert.Equal(there.Count, open.Snapshot.LastSequence);
        Assert.NotNull(await open.Journal.FindSubmissionAsync(Samples.Number(answered[^1]), Token));
    }

    private static async Task<IReadOnlyList<int>> WriteUntilKilledAsync(string path, int answersBeforeKill)
    {
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "Weir.Stores.Tests"),
            [
                "--no-progress",
                "--no-ansi",
                "--filter-method",
                $"{typeof(DurabilityTests).FullName}.{nameof(Every_write_that_was_answered_before_a_kill_is_there_whole)}",
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        start.Environment[DoomedWriter.Variable] = path;
        using var writer = Process.Start(start)!;
        List<string> lines = [];
        while (lines.Count < answersBeforeKill && await writer.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            if (line.StartsWith(DoomedWriter.Mark, StringComparison.Ordinal))
            {
                lines.Add(line);
            }
        }

        writer.Kill();
        var rest = await writer.StandardOutput.ReadToEndAsync(Token);
        await writer.WaitForExitAsync(Token);
        lines.AddRange(rest.Split('\n').Where(line => line.StartsWith(DoomedWriter.Mark, StringComparison.Ordinal)));
        return [.. lines.Select(line => int.Parse(line.AsSpan(DoomedWriter.Mark.Length), CultureInfo.InvariantCulture))];
    }
}
