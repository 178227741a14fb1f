using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Weir.Jobs.Json;

namespace Weir.Jobs.Plans;

/// <summary>
/// Which date of its schedule a job is put on: <c>CURRENT</c>, <c>EARLIEST</c> or <c>LATEST</c> with or without a kind of days,
/// <c>NEXT</c>, <c>NEXTREL</c>, <c>PREVIOUS</c>, <c>PREVIOUSREL</c>, or a date.
/// </summary>
[JsonConverter(typeof(ScheduleDateChoiceConverter))]
public sealed record ScheduleDateChoice
{
    /// <summary>What one may be, for error messages.</summary>
    public const string Allowed =
        "CURRENT, EARLIEST or LATEST with or without HELD, ACTIVE, NONCOMPLETE, WAITING or COMPLETE, NEXT, NEXTREL, PREVIOUS, PREVIOUSREL, or a date as YYYY-MM-DD";

    private ScheduleDateChoice(ScheduleDateKeyword keyword, ScheduleDayKind? kind, DateOnly? date) =>
        (Keyword, Kind, Date) = (keyword, kind, date);

    public ScheduleDateKeyword Keyword { get; }

    /// <summary>With <c>EARLIEST</c> and <c>LATEST</c>: which days count; <see langword="null"/>: all that take jobs.</summary>
    public ScheduleDayKind? Kind { get; }

    /// <summary>The date, of a literal one only.</summary>
    public DateOnly? Date { get; }

    /// <summary>This date.</summary>
    public static ScheduleDateChoice On(DateOnly date) => new(ScheduleDateKeyword.Literal, null, date);

    /// <summary>Reads one, in any case, or says no.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ScheduleDateChoice? choice)
    {
        choice = null;
        var words = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (
            words is [var only]
            && DateOnly.TryParseExact(only, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        )
        {
            choice = On(date);
        }
        else if (words is [var first, ..] && TryWord<ScheduleDateKeyword>(first, out var keyword) && keyword != ScheduleDateKeyword.Literal)
        {
            if (words.Length == 1)
            {
                choice = new ScheduleDateChoice(keyword, null, null);
            }
            else if (
                keyword is ScheduleDateKeyword.Earliest or ScheduleDateKeyword.Latest
                && words is [_, var second]
                && TryWord<ScheduleDayKind>(second, out var kind)
            )
            {
                choice = new ScheduleDateChoice(keyword, kind, null);
            }
        }

        return choice is not null;
    }

    /// <inheritdoc />
    public override string ToString() =>
        Date is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Kind is { } kind ? $"{Word(Keyword)} {Word(kind)}"
        : Word(Keyword);

    // A number would be taken for a word's place.
    private static bool TryWord<T>(string text, out T word)
        where T : struct, Enum
    {
        word = default;
        return char.IsAsciiLetter(text[0]) && Enum.TryParse(text, ignoreCase: true, out word);
    }

    private static string Word<T>(T word)
        where T : struct, Enum => word.ToString().ToUpperInvariant();
}
