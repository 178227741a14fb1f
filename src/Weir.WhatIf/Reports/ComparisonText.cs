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
        Say(
            target,
            $"{comparison.Source}: {Figures.Count(comparison.Jobs)} jobs in {(comparison.To - comparison.From).TotalDays:0.0} days, {comparison.Slots} slots, load {Figures.Percent(comparison.Load)}"
        );
        if (comparison.LeftOut > 0)
        {
            Say(target, $"{Figures.Count(comparison.LeftOut)} more never ran and are left out");
        }

        Say(target, $"judged by the goals of {comparison.Goals}; late is selected after Acceptable,");
        Say(target, $"ratio is how often that is for each time under first come, first served");
        target.Write('\n');
        Importances(comparison).Write(target);
        target.Write('\n');
        Groups(comparison).Write(target);
        target.Write('\n');
        Say(target, $"mean bucket (0-12) at selection in each tenth of the time; Lost is the most that");
        Say(target, $"any job waited longer than under first come, first served");
        Points(comparison).Write(target);
        foreach (var outcome in comparison.Outcomes.Where(outcome => outcome.NeverSelected > 0))
        {
            Say(target, $"{outcome.Policy}: {Figures.Count(outcome.NeverSelected)} jobs were never selected");
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
                isFirst ? Figures.Count(share.Jobs) : "",
                Figures.Part(share.Late, share.Jobs),
                share.PastCritical is { } critical ? Figures.Part(critical, share.Jobs) : "",
                Figures.Times(share.Ratio),
                SpanText.Of(share.MedianSeconds),
                SpanText.Of(share.Percentile95Seconds),
                SpanText.Of(share.LongestSeconds)
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
                isFirst ? Figures.Count(share.Jobs) : "",
                Figures.Part(share.Late, share.Jobs),
                share.PastCritical is { } critical ? Figures.Part(critical, share.Jobs) : "",
                Figures.Times(share.Ratio),
                SpanText.Of(share.LongestSeconds)
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
            table.Add([Name(outcome), .. Tenths(outcome.SelectionPoints, comparison), SpanText.Of(Math.Max(0, outcome.MostLostSeconds))]);
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
            yield return Figures.Bucket(jobs == 0 ? null : some.Sum(point => point.Bucket * point.Jobs) / jobs);
        }
    }

    private static IEnumerable<(Share Share, Outcome Outcome, bool IsFirst)> Rows(
        Comparison comparison,
        Func<Outcome, IReadOnlyList<Share>> shares
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
    private static string Name(Outcome outcome) => outcome.Policy.Length > 16 ? outcome.Policy[..15] + "…" : outcome.Policy;

    private static void Say(TextWriter target, FormattableString text) => target.Write(text.ToString(CultureInfo.InvariantCulture) + "\n");
}
