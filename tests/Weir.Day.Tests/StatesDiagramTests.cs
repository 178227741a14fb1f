using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Weir.Jobs;

namespace Weir.Day.Tests;

public sealed class StatesDiagramTests
{
    [Fact]
    public void The_diagram_of_job_states_is_the_table_in_the_code()
    {
        var drawn = Arrows(0).Where(arrow => arrow.From != "[*]").Order();
        var coded = Enum.GetValues<JobState>()
            .SelectMany(from => Enum.GetValues<JobState>().Where(to => from.MayBecome(to)).Select(to => (from.ToString(), to.ToString())))
            .Order();

        Assert.Equal(coded, drawn);
    }

    [Fact]
    public void The_diagram_of_the_tracking_log_names_every_status_and_leaves_only_those_that_await_something()
    {
        var arrows = Arrows(1);
        var named = arrows.SelectMany(arrow => new[] { arrow.From, arrow.To }).Where(name => name != "[*]").Distinct().Order();

        Assert.Equal(Enum.GetNames<TrackedStatus>().Order(), named);
        Assert.All(
            Enum.GetValues<TrackedStatus>().Where(status => status.AwaitsStart()),
            status => Assert.Contains(arrows, arrow => arrow == (status.ToString(), "Cancelled"))
        );
    }

    [Fact]
    public void The_table_of_the_tracking_log_has_the_letters_of_the_code()
    {
        foreach (var status in Enum.GetValues<TrackedStatus>())
        {
            Assert.Contains(
                $"| {status} | {status.Letter()} | {(status.AwaitsStart() ? "yes" : "no")} |",
                Text(),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void The_table_of_the_history_has_every_kind_with_the_states_that_it_brings_a_job_to()
    {
        var shown = Regex
            .Matches(Text(), @"^\| `(\S+)` \| [^|]+ \| ([^|]*)\|$", RegexOptions.Multiline)
            .Select(row => $"{row.Groups[1].Value}: {string.Join(", ", row.Groups[2].Value.Trim().Split(", ").Order())}");

        Assert.Equal(
            JobEventKinds.All.Select(kind => $"{kind.Code}: {string.Join(", ", kind.Outcomes.Select(state => state.ToString()).Order())}"),
            shown
        );
    }

    private static (string From, string To)[] Arrows(int diagram)
    {
        var blocks = Regex.Matches(Text(), "```mermaid\n(.*?)```", RegexOptions.Singleline);
        return
        [
            .. Regex
                .Matches(blocks[diagram].Groups[1].Value, @"^\s+(\S+) --> (\S+)$", RegexOptions.Multiline)
                .Select(match => (match.Groups[1].Value, match.Groups[2].Value)),
        ];
    }

    private static string Text([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "states.md"));
}
