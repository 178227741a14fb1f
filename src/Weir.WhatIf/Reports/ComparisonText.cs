using System.Globalization;
using Weir.Jobs;
using Weir.WhatIf.Comparisons;

namespace Weir.WhatIf.Reports;

/// <summary>A comparison as tables for a terminal of 80 columns.</summary>
public static class ComparisonText
{
    /// <summary>Parts of the time that the selection point is shown for.</summary>
    private const int Parts = 10;

    /// <summary>Writes all of it.</summary>
    public static void Write(Comparison comparison, TextWriter target)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(target);
        Write(
            target,
            $"{comparison.Source}: {NumberText.Count(comparison.Jobs)} jobs in {(comparison.To - comparison.From).TotalDays:0.0} days, {comparison.Slots} slots, load {NumberText.Percent(comparison.Load)}"
        );
        if (comparison.LeftOut > 0)
        {
            Write(target, $"{NumberText.Count(comparison.LeftOut)} more never ran and are left out");
        }

        Write(target, $"judged by the goals of {comparison.Goals}; late is selected after Acceptable,");
        Write(target, $"ratio is how often that is for each time under first come, first served");
        target.Write('\n');
        Importances(comparison).Write(target);
        target.Write('\n');
        Groups(comparison).Write(target);
        target.Write('\n');
        Write(target, $"mean bucket (0-12) at selection in each tenth of the time; Lost is the most that");
        Write(target, $"any job waited longer than under first come, first served");
        Points(comparison).Write(target);
        if (comparison.Outcomes.FirstOrDefault(outcome => outcome.CapacityLimit is not null) is { CapacityLimit: { } limit })
        {
            target.Write('\n');
            Write(target, $"highest average of four hours of a machine, in jobs that ran; the limit is {limit:0.##}");
            var table = new Columns("Policy", "+Average", "+Of the limit", "+Importance 1 alone");
            foreach (var outcome in comparison.Outcomes)
            {
                table.Add(
                    Name(outcome),
                    outcome.PeakAverage.ToString("0.00", CultureInfo.InvariantCulture),
                    NumberText.Percent(outcome.PeakAverage / limit),
                    outcome.VitalPeak.ToString("0.00", CultureInfo.InvariantCulture)
                );
            }

            table.Write(target);
        }

        foreach (var outcome in comparison.Outcomes.Where(outcome => outcome.NeverSelected > 0))
        {
            Write(target, $"{outcome.Policy}: {NumberText.Count(outcome.NeverSelected)} jobs were never selected");
        }
    }

    private static Columns Importances(Comparison comparison)
    {
        var table = new Columns("Imp", "Policy", "+Jobs", "+Late", "+Critical", "+Ratio", "+Median", "+95 %", "+Longest");
        foreach (var (share, outcome, isFirst) in Rows(comparison, outcome => outcome.Importances))
        {
            table.Add(
                isFirst ? share.Importance.ToString(CultureInfo.InvariantCulture) : "",
                Name(outcome),
                isFirst ? NumberText.Count(share.Jobs) : "",
                NumberText.Part(share.Late, share.Jobs),
                share.PastCritical is { } critical ? NumberText.Part(critical, share.Jobs) : "",
                NumberText.Times(share.Ratio),
                SpanText.Format(share.MedianSeconds),
                SpanText.Format(share.Percentile95Seconds),
                SpanText.Format(share.LongestSeconds)
            );
        }

        return table;
    }

    private static Columns Groups(Comparison comparison)
    {
        var table = new Columns("Group", "Policy", "+Jobs", "+Late", "+Critical", "+Ratio", "+Longest");
        foreach (var (share, outcome, isFirst) in Rows(comparison, outcome => outcome.Groups))
        {
            table.Add(
                isFirst ? share.Group! : "",
                Name(outcome),
                isFirst ? NumberText.Count(share.Jobs) : "",
                NumberText.Part(share.Late, share.Jobs),
                share.PastCritical is { } critical ? NumberText.Part(critical, share.Jobs) : "",
                NumberText.Times(share.Ratio),
                SpanText.Format(share.LongestSeconds)
            );
        }

        return table;
    }

    private static Columns Points(Comparison comparison)
    {
        var table = new Columns([
            "Policy",
            .. Enumerable.Range(1, Parts).Select(part => "+" + part.ToString(CultureInfo.InvariantCulture)),
            "+Lost",
        ]);
        foreach (var outcome in comparison.Outcomes)
        {
            table.Add([
                Name(outcome),
                .. Tenths(outcome.SelectionPoints, comparison),
                SpanText.Format(Math.Max(0, outcome.MostLostSeconds)),
            ]);
        }

        return table;
    }

    private static IEnumerable<string> Tenths(IReadOnlyList<SelectionPoint> points, Comparison comparison)
    {
        var count = comparison.Outcomes.Max(outcome => outcome.SelectionPoints.Count);
        for (var part = 0; part < Parts; part++)
        {
            var some = points
                .Skip(part * count / Parts)
                .Take(((part + 1) * count / Parts) - (part * count / Parts))
                .Where(point => point.Bucket is not null)
                .ToArray();
            var jobs = some.Sum(point => point.Jobs);
            yield return NumberText.Bucket(jobs == 0 ? null : some.Sum(point => point.Bucket * point.Jobs) / jobs);
        }
    }

    private static IEnumerable<(GroupOutcome Share, PolicyOutcome Outcome, bool IsFirst)> Rows(
        Comparison comparison,
        Func<PolicyOutcome, IReadOnlyList<GroupOutcome>> shares
    )
    {
        for (var i = 0; i < shares(comparison.Outcomes[0]).Count; i++)
        {
            foreach (var outcome in comparison.Outcomes)
            {
                yield return (shares(outcome)[i], outcome, ReferenceEquals(outcome, comparison.Outcomes[0]));
            }
        }
    }

    /// <summary>As much of a policy's name as leaves all columns room.</summary>
    private static string Name(PolicyOutcome outcome) =>
        outcome.CapacityLimit is not null ? "  with levels"
        : outcome.Policy.Length > 16 ? outcome.Policy[..15] + "…"
        : outcome.Policy;

    private static void Write(TextWriter target, FormattableString text) =>
        target.Write(text.ToString(CultureInfo.InvariantCulture) + "\n");
}
