using System.Text;
using System.Xml;
using Weir.Protocol.Schedules;

namespace Weir.Cli.Terminal;

/// <summary>A forecast as a picture, SVG: a line for each job, a column for each date, darker where it runs more often.</summary>
internal static class ForecastPicture
{
    private const int Left = 220;
    private const int Top = 56;
    private const int Row = 16;
    private const int Wide = 1100;
    private const string Held = "#e69f00";

    private static readonly string[] s_shades = ["#9ecae1", "#4292c6", "#08519c"];

    public static string Draw(ForecastPage forecast)
    {
        var rows = forecast
            .Runs.GroupBy(run => $"{run.Schedule}/{BaseName(run.Job)}")
            .OrderBy(job => job.Key, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var cell = Math.Clamp(Wide / forecast.Days, 3, 26);
        var width = Left + (cell * forecast.Days) + 20;
        var height = Top + (Row * (rows.Count + forecast.Absent.Count)) + 20;
        var text = new StringBuilder();
        using (
            var xml = XmlWriter.Create(
                text,
                new XmlWriterSettings
                {
                    Indent = true,
                    OmitXmlDeclaration = true,
                    NewLineChars = "\n",
                }
            )
        )
        {
            xml.WriteStartElement("svg", "http://www.w3.org/2000/svg");
            xml.WriteAttributeString("viewBox", Invariant($"0 0 {width} {height}"));
            xml.WriteAttributeString("font-family", "sans-serif");
            xml.WriteAttributeString("font-size", "11");
            xml.WriteAttributeString("role", "img");
            xml.WriteElementString("title", Invariant($"Forecast from {forecast.From:yyyy-MM-dd}, {forecast.Days} days"));
            Box(xml, 0, 0, (width, height), "#ffffff", null);
            Dates(xml, forecast, cell, height);
            for (var i = 0; i < rows.Count; i++)
            {
                Runs(xml, forecast, rows[i], cell, Top + (Row * i));
            }

            for (var i = 0; i < forecast.Absent.Count; i++)
            {
                var absent = forecast.Absent[i];
                var y = Top + (Row * (rows.Count + i)) + 11;
                Text(xml, 8, y, $"{absent.Schedule}/{absent.Job}", "#767676");
                Text(xml, Left, y, absent.Why, "#767676");
            }

            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void Dates(XmlWriter xml, ForecastPage forecast, int cell, int height)
    {
        for (var i = 0; i < forecast.Days; i++)
        {
            var date = forecast.From.AddDays(i);
            var x = Left + (cell * i);
            if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                Box(xml, x, Top - 4, (cell, height - Top), "#f2f2f2", null);
            }

            if (i == 0 || date.Day == 1)
            {
                Text(xml, x, 20, Invariant($"{date:yyyy-MM}"), "#000000");
            }

            if (cell >= 14 || date.Day is 1 or 15)
            {
                Text(xml, x + 2, 40, Invariant($"{date.Day}"), "#000000");
            }
        }
    }

    private static void Runs(XmlWriter xml, ForecastPage forecast, IGrouping<string, ForecastRun> job, int cell, int y)
    {
        Text(xml, 8, y + 11, job.Key, "#000000");
        foreach (var date in job.GroupBy(run => run.Date))
        {
            var runs = date.OrderBy(run => run.Start).ToList();
            var color =
                runs[0].Status == "released"
                    ? s_shades[
                        runs.Count < 2 ? 0
                        : runs.Count < 12 ? 1
                        : 2
                    ]
                    : Held;
            var times =
                Invariant($"{runs[0].Local:HH:mm}") + (runs.Count > 1 ? Invariant($" to {runs[^1].Local:HH:mm}, {runs.Count} runs") : "");
            var x = Left + (cell * (date.Key.DayNumber - forecast.From.DayNumber));
            Box(xml, x, y, (cell - 1, Row - 2), color, Invariant($"{job.Key} {date.Key:yyyy-MM-dd} {times}, {runs[0].Status}"));
        }
    }

    private static string BaseName(string job)
    {
        var at = job.LastIndexOf('$');
        return at > 0 && job.Length - at == 5 && job.AsSpan(at + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? job[..at] : job;
    }

    private static void Box(XmlWriter xml, int x, int y, (int Width, int Height) size, string color, string? title)
    {
        xml.WriteStartElement("rect");
        xml.WriteAttributeString("x", Invariant($"{x}"));
        xml.WriteAttributeString("y", Invariant($"{y}"));
        xml.WriteAttributeString("width", Invariant($"{size.Width}"));
        xml.WriteAttributeString("height", Invariant($"{size.Height}"));
        xml.WriteAttributeString("fill", color);
        if (title is not null)
        {
            xml.WriteElementString("title", title);
        }

        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, int x, int y, string text, string color)
    {
        xml.WriteStartElement("text");
        xml.WriteAttributeString("x", Invariant($"{x}"));
        xml.WriteAttributeString("y", Invariant($"{y}"));
        xml.WriteAttributeString("fill", color);
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
