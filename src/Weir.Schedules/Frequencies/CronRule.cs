using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Cronos;

namespace Weir.Schedules.Frequencies;

/// <summary>
/// A line of cron's: minute, hour, day of the month, month, day of the week. Where both day fields say something, either of
/// them is enough; where one begins with <c>*</c>, both must be met. It says the times of its dates too.
/// </summary>
public sealed record CronRule : DateRule
{
    /// <summary>What an expression may be, for error messages.</summary>
    public const string Allowed =
        "five fields as in cron, minute hour day month weekday, such as '*/5 8-18 * * mon-fri', or one of @hourly, @daily, @weekly, @monthly, @yearly";

    private static readonly Dictionary<string, string> s_words = new()
    {
        ["@hourly"] = "0 * * * *",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@weekly"] = "0 0 * * 0",
        ["@monthly"] = "0 0 1 * *",
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
    };

    private readonly CronExpression[] _dates;

    private CronRule(string expression, CronExpression[] dates, IReadOnlyList<TimeOnly> times, bool isWildcard)
    {
        Expression = expression;
        _dates = dates;
        Times = times;
        IsWildcard = isWildcard;
    }

    /// <summary>As it was written, with one space between two fields.</summary>
    public string Expression { get; }

    /// <summary>The times of its dates, in order.</summary>
    public IReadOnlyList<TimeOnly> Times { get; }

    /// <summary>
    /// Whether minute or hour begin with <c>*</c>. Then a time that clocks jump over is left out, and one that comes twice counts
    /// twice; of the others each that is jumped over comes right after the jump, and each that comes twice counts once.
    /// </summary>
    public bool IsWildcard { get; }

    /// <inheritdoc />
    public override DayType StandardDays => DayType.Any;

    /// <inheritdoc />
    public override NonWorkingDay StandardNonWorking => NonWorkingDay.On;

    /// <summary>Reads one, or says no.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CronRule? rule)
    {
        rule = null;
        string[] written = (text ?? "").Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var fields = written is [var word] && s_words.TryGetValue(word, out var meant) ? meant.Split(' ') : written;
        if (fields is not [var minute, var hour, var day, var month, var weekday])
        {
            return false;
        }

        // The package joins the day fields by "and": what is either is two of its expressions.
        var isBoth = day[0] == '*' || weekday[0] == '*';
        (day, month, weekday) = (ForPackage(day, 1, 31), ForPackage(month, 1, 12), ForPackage(weekday, 0, 6));
        string[] days = isBoth ? [$"{day} {month} {weekday}"] : [$"{day} {month} *", $"* {month} {weekday}"];
        var dates = new CronExpression[days.Length];
        for (var i = 0; i < days.Length; i++)
        {
            if (!CronExpression.TryParse($"0 0 {days[i]}", out var expression))
            {
                return false;
            }

            dates[i] = expression;
        }

        if (!CronExpression.TryParse($"{ForPackage(minute, 0, 59)} {ForPackage(hour, 0, 23)} * * *", out var times))
        {
            return false;
        }

        var any = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        rule = new CronRule(
            string.Join(' ', written),
            [.. dates.Where(expression => expression.GetNextOccurrence(any, inclusive: true) is not null)],
            [.. times.GetOccurrences(any, any.AddDays(1)).Select(TimeOnly.FromDateTime)],
            minute[0] == '*' || hour[0] == '*'
        );
        return true;
    }

    /// <inheritdoc />
    public override bool Moves(DayType days) => true;

    /// <inheritdoc />
    public bool Equals(CronRule? other) => other is not null && Expression == other.Expression;

    /// <inheritdoc />
    public override int GetHashCode() => Expression.GetHashCode(StringComparison.Ordinal);

    internal override bool Names(DateOnly date, RuleSurroundings around)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        foreach (var expression in _dates)
        {
            if (expression.GetNextOccurrence(midnight, inclusive: true) == midnight)
            {
                return true;
            }
        }

        return false;
    }

    // Cron takes a list that begins with a star, and a step that is too long for a second number; the package takes neither.
    private static string ForPackage(string field, int least, int most) =>
        !field.StartsWith('*') || (!field.Contains(',', StringComparison.Ordinal) && StepOf(field) <= most - least)
            ? field
            : string.Join(',', field.Split(',').Select(element => Spelled(element, least, most)));

    private static string Spelled(string element, int least, int most) =>
        !element.StartsWith('*') ? element
        : element == "*" ? string.Create(CultureInfo.InvariantCulture, $"{least}-{most}")
        : StepOf(element) is var step && step > most - least ? string.Create(CultureInfo.InvariantCulture, $"{least}")
        : string.Create(CultureInfo.InvariantCulture, $"{least}-{most}/{step}");

    // 0 where there is none, or it is no number: the package refuses that.
    private static int StepOf(string element) =>
        element.StartsWith("*/", StringComparison.Ordinal)
        && int.TryParse(element.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var step)
            ? step
            : 0;
}
