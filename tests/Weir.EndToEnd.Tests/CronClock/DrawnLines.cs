using System.Collections;
using System.Globalization;

namespace Weir.EndToEnd.Tests.CronClock;

/// <summary>Time fields of crontabs, drawn so that most of them meet the first hours of a date.</summary>
internal sealed class DrawnLines(Random random, DateOnly date) : IEnumerable<string>
{
    /// <summary>Without an end.</summary>
    public IEnumerator<string> GetEnumerator()
    {
        while (true)
        {
            var fields = (string[])[Minute(), Hour(), Day(1, 31, date.Day), Day(1, 12, date.Month), Day(0, 7, (int)date.DayOfWeek)];
            yield return string.Join(' ', fields);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private string Minute() =>
        random.Next(10) switch
        {
            0 => "*",
            1 or 2 => $"*/{Number(2, 59)}",
            3 => $"*/20,{Number(0, 59)}",
            4 => Range(0, 59),
            5 => $"{Number(0, 59)},{Number(0, 59)}",
            _ => Number(0, 59),
        };

    private string Hour() =>
        random.Next(10) switch
        {
            0 or 1 => "*",
            2 => $"*/{Number(1, 3)}",
            3 => $"{Number(0, 1)}-{Number(2, 4)}",
            4 => $"2,{Number(0, 23)}",
            5 => $"1-4/{Number(1, 3)}",
            _ => Number(1, 3),
        };

    private string Day(int least, int most, int today) =>
        random.Next(12) switch
        {
            0 => today.ToString(CultureInfo.InvariantCulture),
            1 => $"{least}-{most}/{Number(1, 2)}",
            2 => Range(least, most),
            3 => $"*/{Number(1, 2)}",
            _ => "*",
        };

    private string Range(int least, int most)
    {
        var first = random.Next(least, most + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{first}-{random.Next(first, most + 1)}/{random.Next(1, 20)}");
    }

    private string Number(int least, int most) => random.Next(least, most + 1).ToString(CultureInfo.InvariantCulture);
}
