using Weir.WhatIf.Comparisons;
using Weir.WhatIf.Replays;
using Weir.WhatIf.Reports;

namespace Weir.WhatIf.Tests.Reports;

public sealed class ComparisonTextTests
{
    private static readonly Lazy<Comparison> Week = new(() => Compared("importance-first", "short-kept"));

    [Fact]
    public void The_shipped_week_under_the_shipped_policies_is_this_table() =>
        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "week.txt")), Text(Week.Value));

    [Fact]
    public void No_line_is_wider_than_eighty_columns_whatever_the_names() =>
        Assert.All(
            Text(
                    Week.Value with
                    {
                        Jobs = 5_000_000,
                        Outcomes =
                        [
                            .. Week.Value.Outcomes.Select(outcome =>
                                outcome with
                                {
                                    Policy = new string('P', 64),
                                    MostLostSeconds = 900 * 86_400,
                                    Importances = [.. outcome.Importances.Select(Wide)],
                                    Groups = [.. outcome.Groups.Select(Wide)],
                                    SelectionPoints = [.. outcome.SelectionPoints.Select(point => point with { Bucket = 12 })],
                                }
                            ),
                        ],
                    }
                )
                .Split('\n'),
            line => Assert.InRange(line.Length, 0, 80)
        );

    [Fact]
    public void A_job_that_was_never_selected_is_not_kept_quiet() =>
        Assert.Contains(
            "first come: 7 jobs were never selected\n",
            Text(Week.Value with { Outcomes = [Week.Value.Outcomes[0] with { NeverSelected = 7 }] }),
            StringComparison.Ordinal
        );

    private static GroupOutcome Wide(GroupOutcome share) =>
        share with
        {
            Group = new string('G', 64),
            Jobs = 5_000_000,
            Late = 5_000_000,
            PastCritical = 5_000_000,
            Ratio = 9999.9,
            MedianSeconds = 170_000,
            Percentile95Seconds = 99 * 86_400,
            LongestSeconds = 999 * 86_400,
        };

    private static Comparison Compared(params string[] policies)
    {
        var week = Examples.Week();
        return ComparisonRun.Run(
            week,
            SlotPlan.For(week, slots: null),
            [.. policies.Select(name => ComparedPolicy.From(Examples.Policy(name)))],
            limit: null,
            TestContext.Current.CancellationToken
        );
    }

    private static string Text(Comparison comparison)
    {
        using var text = new StringWriter();
        ComparisonText.Write(comparison, text);
        return text.ToString();
    }
}
