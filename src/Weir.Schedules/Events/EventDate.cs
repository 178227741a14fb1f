using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Weir.Schedules.Events;

/// <summary>The day that an event is about: a date, a word for one, or none.</summary>
public sealed record EventDate
{
    /// <summary>What may stand there.</summary>
    public const string Allowed =
        "nothing, a date as 2026-12-31, CURRENT, NEXT, PREVIOUS, NEXTREL, PREVIOUSREL, or EARLIEST or LATEST alone or with HELD, ACTIVE, "
        + "NONCOMPLETE, WAITING, COMPLETE";

    private static readonly string[] s_forms = ["yyyy-MM-dd", "yyyyMMdd", "dd-MMM-yyyy"];

    private static readonly Dictionary<string, EventDateKind> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CURRENT"] = EventDateKind.Current,
        ["EARLIEST"] = EventDateKind.Earliest,
        ["LATEST"] = EventDateKind.Latest,
        ["NEXT"] = EventDateKind.Next,
        ["PREVIOUS"] = EventDateKind.Previous,
        ["NEXTREL"] = EventDateKind.NextRelative,
        ["PREVIOUSREL"] = EventDateKind.PreviousRelative,
    };

    private static readonly Dictionary<string, EventDayStatus> s_states = new(StringComparer.OrdinalIgnoreCase)
    {
        ["HELD"] = EventDayStatus.Held,
        ["ACTIVE"] = EventDayStatus.Active,
        ["NONCOMPLETE"] = EventDayStatus.NonComplete,
        ["WAITING"] = EventDayStatus.Waiting,
        ["COMPLETE"] = EventDayStatus.Complete,
    };

    private EventDate(EventDateKind kind, DateOnly? date, EventDayStatus status) => (Kind, Date, Status) = (kind, date, status);

    /// <summary>How the day is named.</summary>
    public EventDateKind Kind { get; }

    /// <summary>The date, where one is named.</summary>
    public DateOnly? Date { get; }

    /// <summary>Which days count.</summary>
    public EventDayStatus Status { get; }

    /// <summary>The day of the job that raised it, else today.</summary>
    public static EventDate Own { get; } = new(EventDateKind.Own, null, EventDayStatus.Any);

    /// <summary>The same behind a name.</summary>
    public string Suffix => Kind == EventDateKind.Own ? "" : $"@{this}";

    /// <summary>A date.</summary>
    public static EventDate Of(DateOnly date) => new(EventDateKind.Fixed, date, EventDayStatus.Any);

    /// <summary>Reads one, or says no.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EventDate? date)
    {
        ArgumentNullException.ThrowIfNull(text);
        date = null;
        if (text.Length == 0)
        {
            date = Own;
        }
        else if (DateOnly.TryParseExact(text, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var found))
        {
            date = Of(found);
        }
        else if (
            text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var word, .. var rest]
            && s_words.TryGetValue(word, out var kind)
        )
        {
            var takesStatus = kind is EventDateKind.Earliest or EventDateKind.Latest;
            date = rest switch
            {
                [] => new EventDate(kind, null, EventDayStatus.Any),
                [var state] when takesStatus && s_states.TryGetValue(state, out var status) => new EventDate(kind, null, status),
                _ => null,
            };
        }

        return date is not null;
    }

    /// <inheritdoc />
    public override string ToString()
    {
        if (Kind is EventDateKind.Own or EventDateKind.Fixed)
        {
            return Date?.ToString(s_forms[0], CultureInfo.InvariantCulture) ?? "";
        }

        var word = s_words.First(known => known.Value == Kind).Key;
        return Status == EventDayStatus.Any ? word : $"{word} {Status.ToString().ToUpperInvariant()}";
    }
}
