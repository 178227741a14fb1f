using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Jobs.Placeholders;
using Weir.Jobs.Plans;

namespace Weir.Schedules.Events;

/// <summary>
/// What placeholders of an event stand for: <c>[[NAME]]</c> or <c>{{NAME}}</c>, dates with an offset as <c>[[$SCHEDULE
/// DATE(+3d)]]</c> or in a form of their own as <c>[[$DATE yyyymmdd]]</c>.
/// </summary>
public sealed class EventScope
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DateOnly> _dates = new(StringComparer.OrdinalIgnoreCase);
    private Func<PlaceholderName, string?> _kept = _ => null;

    private EventScope() { }

    /// <summary>What anybody may name: the time, as clocks of a zone show it.</summary>
    public static EventScope At(DateTimeOffset clock)
    {
        var scope = new EventScope();
        scope._dates["$DATE"] = DateOnly.FromDateTime(clock.DateTime);
        scope._values["$TIME"] = clock.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        scope._values["$NOW"] = clock.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return scope;
    }

    /// <summary>What an event of a job may name besides.</summary>
    public static EventScope Of(Job job, DateTimeOffset clock)
    {
        ArgumentNullException.ThrowIfNull(job);
        var scope = Of(job.Schedule, job.ScheduleDate, clock, job.Plan?.Instance);
        scope._values["$JOB NAME"] = job.Name.Text;
        scope._values["$JOBID"] = job.Number.ToString();
        scope._values["$JOB STATUS"] = job.State.ToString();
        scope._values["$JOB TERMINATION"] =
            job.ExitCode?.ToString(CultureInfo.InvariantCulture)
            ?? (job.Signal is { } signal ? string.Create(CultureInfo.InvariantCulture, $"signal {signal}") : "");
        scope._values["$MACHINE NAME"] = job.Machine;
        scope._values["$FREQUENCY NAME"] = job.Plan?.Frequency ?? "";
        foreach (var entry in job.Plan?.Command?.Environment ?? [])
        {
            if (JobProperty.TryFromEntry(entry, out var property))
            {
                scope._values[property.Name] = scope._values[$"JI.{property.Name}"] = property.Value;
            }
        }

        return scope;
    }

    /// <summary>What an event of a schedule's day may name besides.</summary>
    public static EventScope Of(ObjectName schedule, DateOnly date, DateTimeOffset clock, ScheduleInstance? instance = null)
    {
        var scope = At(clock);
        foreach (var property in instance?.Properties ?? [])
        {
            scope._values[property.Name] = scope._values[$"SI.{property.Name}"] = property.Value;
        }

        scope._values["$SCHEDULE NAME"] = schedule.Text;
        scope._dates["$SCHEDULE DATE"] = date;
        return scope;
    }

    /// <summary>One in which all that a job's event may name has some value: what is refused with it is always refused.</summary>
    public static EventScope Sample(ObjectName schedule, ObjectName? job)
    {
        var scope = Of(schedule, new DateOnly(2026, 12, 31), new DateTimeOffset(2026, 12, 31, 12, 0, 0, TimeSpan.Zero));
        if (job is { } name)
        {
            scope._values["$JOB NAME"] = name.Text;
            scope._values["$JOBID"] = "000000001";
            scope._values["$JOB STATUS"] = nameof(JobState.Failed);
            scope._values["$JOB TERMINATION"] = "1";
            scope._values["$MACHINE NAME"] = scope._values["$FREQUENCY NAME"] = "A";
        }

        // Whether there is such a property or threshold is known when the event happens.
        return scope.With(kept => kept.IsOfJob && job is null ? null : "1");
    }

    /// <summary>The same with what is kept under names of people's own: properties, thresholds, limits.</summary>
    /// <param name="kept">What a name stands for, or <see langword="null"/> where there is none such.</param>
    public EventScope With(Func<PlaceholderName, string?> kept)
    {
        _kept = kept;
        return this;
    }

    /// <summary>Fills the placeholders of a field, or says which one there is not.</summary>
    public bool TryFill(string field, [NotNullWhen(true)] out string? filled, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(field);
        (filled, fault) = (null, null);
        var made = new StringBuilder();
        var from = 0;
        while (PlaceholderText.Next(field, from, Delimiters.DoubleSquare, Delimiters.DoubleCurly) is { } found)
        {
            if (found.Name is not { } name)
            {
                fault = $"'{Printable.Escape(field.AsSpan(found.Start), 60)}' is not closed by {found.Delimiters.Close}";
                return false;
            }

            if (Find(name) is not { } value)
            {
                fault =
                    $"there is no placeholder '{Printable.Escape(name, 60)}': allowed are {string.Join(", ", _dates.Keys.Concat(_values.Keys).Order(StringComparer.Ordinal))}";
                return false;
            }

            // What a value has of commas would be the next field's.
            made.Append(field, from, found.Start - from).Append(value.Replace(',', ' '));
            from = found.End;
        }

        filled = made.Append(field, from, field.Length - from).ToString();
        return true;
    }

    private string? Find(string name)
    {
        if (_values.TryGetValue(name, out var value))
        {
            return value;
        }

        foreach (var (known, date) in _dates)
        {
            if (name.StartsWith(known, StringComparison.OrdinalIgnoreCase) && Written(date, name[known.Length..]) is { } written)
            {
                return written;
            }
        }

        return PlaceholderName.TryParse(name, out var kept) ? _kept(kept) : null;
    }

    // Behind the name of a date: an offset in parentheses, a form, both or neither.
    private static string? Written(DateOnly date, string rest)
    {
        rest = rest.Trim();
        if (rest.StartsWith('(') || rest.EndsWith(')'))
        {
            var open = rest.IndexOf('(', StringComparison.Ordinal);
            var close = rest.IndexOf(')', StringComparison.Ordinal);
            if (open < 0 || close < open || DateMove.Apply(date, rest.Substring(open + 1, close - open - 1), null) is not { } moved)
            {
                return null;
            }

            (date, rest) = (moved, (rest[..open] + rest[(close + 1)..]).Trim());
        }

        return DateForm.Write(date, rest.Length == 0 ? DateForm.Usual : rest);
    }
}
