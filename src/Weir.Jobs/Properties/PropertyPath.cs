using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Weir.Jobs.Properties;

/// <summary>
/// Which property is meant, fully qualified as in the original: <c>NAME</c> or <c>OI.NAME</c>, <c>MI.NAME.MACHINE</c>,
/// <c>SI.NAME.DATE.SCHEDULE</c>, <c>JI.NAME.DATE.SCHEDULE.JOB</c>; a job also by its number, <c>JI.NAME.NUMBER</c>. A schedule whose name
/// has dots stands in double quotes where a job follows.
/// </summary>
public sealed record PropertyPath
{
    /// <summary>How one is written, for error messages.</summary>
    public const string Allowed =
        "NAME, MI.NAME.MACHINE, SI.NAME.YYYY-MM-DD.SCHEDULE, JI.NAME.YYYY-MM-DD.SCHEDULE.JOB or JI.NAME.NUMBER; NAME has "
        + PropertyName.Allowed;

    private PropertyPath(PropertyScope scope, PropertyName name) => (Scope, Name) = (scope, name);

    /// <summary>What it is of.</summary>
    public PropertyScope Scope { get; }

    /// <summary>Its name.</summary>
    public PropertyName Name { get; }

    /// <summary>The machine, where it is of one.</summary>
    public ObjectName? Machine { get; private init; }

    /// <summary>The date of the schedule's day or of the job that is named.</summary>
    public DateOnly? Date { get; private init; }

    /// <summary>The schedule that is named.</summary>
    public ObjectName? Schedule { get; private init; }

    /// <summary>The job that is named.</summary>
    public ObjectName? Job { get; private init; }

    /// <summary>The job that is meant by its number.</summary>
    public TrackingNumber? Number { get; private init; }

    /// <summary>Reads one, or says no.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PropertyPath? path)
    {
        path = null;
        var parts = text?.Split('.', 3) ?? [];
        if (parts is [var alone])
        {
            path = PropertyName.TryParse(alone, out var global) ? OfAll(global) : null;
            return path is not null;
        }

        if (parts.Length < 2 || !TryScope(parts[0], out var scope) || !PropertyName.TryParse(parts[1], out var name))
        {
            return false;
        }

        path = (scope, parts) switch
        {
            (PropertyScope.OI, { Length: 2 }) => OfAll(name),
            (PropertyScope.MI, [_, _, var machine]) when ObjectName.TryParse(machine, out var of) => OfMachine(name, of),
            (PropertyScope.SI, [_, _, var day]) => OfDay(name, day),
            (PropertyScope.JI, [_, _, var job]) => OfJob(name, job),
            _ => null,
        };
        return path is not null;
    }

    /// <summary>One of everything.</summary>
    public static PropertyPath OfAll(PropertyName name) => new(PropertyScope.OI, name);

    /// <summary>One of a machine.</summary>
    public static PropertyPath OfMachine(PropertyName name, ObjectName machine) => new(PropertyScope.MI, name) { Machine = machine };

    /// <summary>One of a schedule's day.</summary>
    public static PropertyPath OfDay(PropertyName name, DateOnly date, ObjectName schedule) =>
        new(PropertyScope.SI, name) { Date = date, Schedule = schedule };

    /// <summary>One of a job.</summary>
    public static PropertyPath OfJob(PropertyName name, TrackingNumber number) => new(PropertyScope.JI, name) { Number = number };

    /// <summary>As it is written.</summary>
    public override string ToString() =>
        Scope switch
        {
            PropertyScope.MI => $"MI.{Name}.{Machine}",
            PropertyScope.SI => string.Create(CultureInfo.InvariantCulture, $"SI.{Name}.{Date:yyyy-MM-dd}.{Schedule}"),
            PropertyScope.JI when Number is { } number => $"JI.{Name}.{number}",
            PropertyScope.JI => string.Create(CultureInfo.InvariantCulture, $"JI.{Name}.{Date:yyyy-MM-dd}.{Quoted(Schedule)}.{Job}"),
            _ => $"OI.{Name}",
        };

    private static PropertyPath? OfDay(PropertyName name, string text) =>
        TryDay(text, out var date, out var rest) && ObjectName.TryParseDay(Unquoted(rest), out var schedule)
            ? OfDay(name, date, schedule)
            : null;

    private static PropertyPath? OfJob(PropertyName name, string text)
    {
        if (TrackingNumber.TryParse(text, out var number))
        {
            return OfJob(name, number);
        }

        if (!TryDay(text, out var date, out var rest))
        {
            return null;
        }

        var end = rest.StartsWith('"') ? rest.IndexOf('"', 1) + 1 : rest.IndexOf('.', StringComparison.Ordinal);
        return
            end > 0
            && end < rest.Length
            && rest[end] == '.'
            && ObjectName.TryParseDay(Unquoted(rest[..end]), out var schedule)
            && ObjectName.TryParse(Unquoted(rest[(end + 1)..]), out var job)
            ? new PropertyPath(PropertyScope.JI, name)
            {
                Date = date,
                Schedule = schedule,
                Job = job,
            }
            : null;
    }

    private static bool TryDay(string text, out DateOnly date, out string rest)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        rest = dot < 0 ? "" : text[(dot + 1)..];
        date = default;
        return dot > 0 && DateOnly.TryParseExact(text[..dot], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    private static bool TryScope(string text, out PropertyScope scope) =>
        Enum.TryParse(text, ignoreCase: true, out scope) && text.All(char.IsAsciiLetter);

    private static string Unquoted(string text) => text is ['"', .. var inner, '"'] ? inner : text;

    private static string Quoted(ObjectName? name) => name?.Text.Contains('.') == true ? $"\"{name}\"" : $"{name}";
}
