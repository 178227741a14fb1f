using System.Globalization;
using System.Xml;
using Weir.Jobs;
using Weir.WhatIf.Comparisons;

namespace Weir.WhatIf.Reports;

/// <summary>A comparison as one picture: how many jobs were late, by importance and group, and the selection point over time.</summary>
public static class ComparisonSvg
{
    private const int Width = 860;
    private const int Left = 160;
    private const int Right = 200;
    private const int Bar = 13;
    private const int Plot = 170;

    /// <summary>First come is grey; the others are told apart by people who see few colours, too.</summary>
    private static readonly string[] Colors = ["#8a8a8a", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00"];

    /// <summary>Writes the picture.</summary>
    public static void Write(Comparison comparison, TextWriter target)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        using var xml = XmlWriter.Create(
            target,
            new XmlWriterSettings
            {
                Indent = true,
                OmitXmlDeclaration = true,
                NewLineChars = "\n",
            }
        );
        var shares = comparison.Outcomes[0].Importances.Count + comparison.Outcomes[0].Groups.Count;
        var bars = 84 + (shares * ((comparison.Outcomes.Count * (Bar + 2)) + 10));
        var height = bars + 50 + Plot + 40;
        xml.WriteStartElement("svg", "http://www.w3.org/2000/svg");
        xml.WriteAttributeString("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {height}"));
        xml.WriteAttributeString("font-family", "sans-serif");
        xml.WriteAttributeString("font-size", "12");
        xml.WriteAttributeString("role", "img");
        xml.WriteElementString("title", $"What if: {comparison.Source}");
        Box(xml, 0, 0, Width, height, "#ffffff");
        Text(
            xml,
            12,
            22,
            $"{comparison.Source}: {NumberText.Count(comparison.Jobs)} jobs, {comparison.Slots} slots, load {NumberText.Percent(comparison.Load)}",
            size: 15
        );
        Legend(xml, comparison);
        var isCritical = comparison.Outcomes[0].Groups.Any(share => share.PastCritical is not null);
        Text(xml, 12, 70, "Selected after Acceptable" + (isCritical ? " (dark: after Critical)" : ""));
        Text(xml, Width - Right + 6, 70, "share: wait of half, of 95 in 100");
        var y = 84;
        for (var i = 0; i < shares; i++)
        {
            y = Bars(xml, comparison, i, y);
        }

        Text(xml, 12, bars + 22, "Mean bucket at selection, over time (0-3 before Target, 4-7 before Acceptable, 8-12 late)");
        Lines(xml, comparison, bars + 34);
        xml.WriteEndElement();
        xml.Flush();
        target.Write('\n');
    }

    private static void Legend(XmlWriter xml, Comparison comparison)
    {
        var x = 12;
        for (var i = 0; i < comparison.Outcomes.Count; i++)
        {
            Box(xml, x, 36, Bar, Bar, Color(i));
            Text(xml, x + Bar + 5, 47, comparison.Outcomes[i].Policy);
            x += Bar + 25 + (7 * comparison.Outcomes[i].Policy.Length);
        }
    }

    private static int Bars(XmlWriter xml, Comparison comparison, int index, int y)
    {
        var importances = comparison.Outcomes[0].Importances.Count;
        GroupOutcome Render(PolicyOutcome outcome) =>
            index < importances ? outcome.Importances[index] : outcome.Groups[index - importances];
        var first = Render(comparison.Outcomes[0]);
        Text(xml, 12, y + Bar - 2, first.Group ?? string.Create(CultureInfo.InvariantCulture, $"importance {first.Importance}"));
        for (var i = 0; i < comparison.Outcomes.Count; i++)
        {
            var share = Render(comparison.Outcomes[i]);
            var full = Width - Left - Right;
            Box(xml, Left, y, full, Bar, "#f2f2f2");
            Box(xml, Left, y, Part(share.Late), Bar, Color(i), "0.75");
            Box(xml, Left, y, Part(share.PastCritical ?? 0), Bar, Color(i));
            Text(
                xml,
                Width - Right + 6,
                y + Bar - 2,
                $"{NumberText.Part(share.Late, share.Jobs)}: {SpanText.Format(share.MedianSeconds)}, {SpanText.Format(share.Percentile95Seconds)}"
            );
            y += Bar + 2;

            double Part(int jobs) => share.Jobs == 0 ? 0 : (double)full * jobs / share.Jobs;
        }

        return y + 10;
    }

    private static void Lines(XmlWriter xml, Comparison comparison, int top)
    {
        const int Full = Width - 24;
        var count = Math.Max(2, comparison.Outcomes.Max(outcome => outcome.SelectionPoints.Count));
        foreach (var bucket in (int[])[0, 4, 8, 12])
        {
            var y = Y(top, bucket);
            Line(xml, $"M40,{Format(y)} H{Format(Full)}", bucket == 8 ? "#555555" : "#dddddd", 1);
            Text(xml, 12, y + 4, bucket.ToString(CultureInfo.InvariantCulture));
        }

        for (var i = 0; i < comparison.Outcomes.Count; i++)
        {
            var path = new List<string>();
            var isDown = false;
            for (var part = 0; part < comparison.Outcomes[i].SelectionPoints.Count; part++)
            {
                if (comparison.Outcomes[i].SelectionPoints[part].Bucket is { } bucket)
                {
                    path.Add($"{(isDown ? 'L' : 'M')}{Format(40 + ((Full - 40.0) * part / (count - 1)))},{Format(Y(top, bucket))}");
                    isDown = true;
                }
                else
                {
                    isDown = false;
                }
            }

            Line(xml, string.Join(' ', path), Color(i), 1.6);
        }

        Text(xml, 40, top + Plot + 18, Date(comparison.From));
        var last = comparison
            .Outcomes.SelectMany(outcome => outcome.SelectionPoints)
            .Select(point => point.From)
            .DefaultIfEmpty(comparison.To)
            .Max();
        Text(xml, Full - 70, top + Plot + 18, Date(last));
    }

    private static double Y(int top, double bucket) => top + Plot - (Plot * bucket / 12);

    private static string Color(int index) => Colors[index % Colors.Length];

    private static string Date(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Format(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static void Box(XmlWriter xml, double x, double y, double width, double height, string color, string opacity = "1")
    {
        xml.WriteStartElement("rect");
        xml.WriteAttributeString("x", Format(x));
        xml.WriteAttributeString("y", Format(y));
        xml.WriteAttributeString("width", Format(width));
        xml.WriteAttributeString("height", Format(height));
        xml.WriteAttributeString("fill", color);
        if (opacity != "1")
        {
            xml.WriteAttributeString("fill-opacity", opacity);
        }

        xml.WriteEndElement();
    }

    private static void Line(XmlWriter xml, string path, string color, double width)
    {
        xml.WriteStartElement("path");
        xml.WriteAttributeString("d", path);
        xml.WriteAttributeString("fill", "none");
        xml.WriteAttributeString("stroke", color);
        xml.WriteAttributeString("stroke-width", Format(width));
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, double x, double y, string text, int size = 12)
    {
        xml.WriteStartElement("text");
        xml.WriteAttributeString("x", Format(x));
        xml.WriteAttributeString("y", Format(y));
        if (size != 12)
        {
            xml.WriteAttributeString("font-size", size.ToString(CultureInfo.InvariantCulture));
        }

        xml.WriteString(text);
        xml.WriteEndElement();
    }
}
