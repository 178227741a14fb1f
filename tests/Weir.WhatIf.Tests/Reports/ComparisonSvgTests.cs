using System.Xml.Linq;
using Weir.WhatIf.Comparisons;
using Weir.WhatIf.Reports;

namespace Weir.WhatIf.Tests.Reports;

public sealed class ComparisonSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_one_well_formed_picture_that_names_what_it_compares()
    {
        var picture = Draw();

        Assert.Equal(Svg + "svg", picture.Name);
        var texts = picture.Descendants(Svg + "text").Select(text => text.Value).ToArray();
        Assert.Contains("jobs <&> \"week\".swf: 10 jobs, 2 slots, load 85.0%", texts);
        Assert.Contains("first come", texts);
        Assert.Contains("GOOD", texts);
        Assert.Contains("importance 1", texts);
        Assert.Contains("URGENT.SHORT", texts);
        Assert.Contains("2026-11-21", texts);
    }

    [Fact]
    public void A_bar_is_as_long_as_its_share_is_large()
    {
        var bars = Draw()
            .Descendants(Svg + "rect")
            .Where(bar => (string?)bar.Attribute("fill-opacity") == "0.75")
            .Select(bar => (double)bar.Attribute("width")!)
            .ToArray();

        Assert.Equal([250, 125, 250, 125], bars);
    }

    [Fact]
    public void The_line_of_the_selection_point_stops_where_nothing_is_known()
    {
        var lines = Draw().Descendants(Svg + "path").Select(path => (string)path.Attribute("d")!).ToArray();

        Assert.Equal(2, lines[^1].Count(c => c == 'M'));
    }

    [Fact]
    public void Nothing_in_it_comes_from_elsewhere() =>
        Assert.DoesNotContain(
            Draw().DescendantsAndSelf().Attributes(),
            attribute => attribute.Name.LocalName is "href" or "src" or "style"
        );

    private static XElement Draw()
    {
        using var text = new StringWriter();
        ComparisonSvg.Write(
            new Comparison
            {
                Source = "jobs <&> \"week\".swf",
                Jobs = 10,
                LeftOut = 0,
                From = Start,
                To = Start.AddHours(1),
                Slots = 2,
                Load = 0.85,
                Goals = "GOOD",
                Outcomes = [Outcome("first come", late: 5), Outcome("GOOD", late: 2.5)],
            },
            text
        );
        return XElement.Parse(text.ToString());
    }

    private static PolicyOutcome Outcome(string policy, double late) =>
        new()
        {
            Policy = policy,
            Importances = [Share(null, late)],
            Groups = [Share("URGENT.SHORT", late)],
            SelectionPoints =
            [
                new(Start, 3, 4),
                new(Start.AddMinutes(5), 1, null),
                new(Start.AddMinutes(10), 3, 8),
                new(Start.AddMinutes(15), 3, 8),
            ],
            LongestSeconds = 1,
            PeakAverage = 0,
            VitalPeak = 0,
            MostLostSeconds = 0,
            NeverSelected = 0,
        };

    private static GroupOutcome Share(string? group, double late) =>
        new()
        {
            Group = group,
            Importance = 1,
            Jobs = 20,
            Late = (int)(late * 2),
            MedianSeconds = 1,
            Percentile95Seconds = 1,
            LongestSeconds = 1,
        };
}
