using System.Globalization;
using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Schedules.Events;

/// <summary>The fields of one event, read in order; the first thing that is wrong is kept.</summary>
internal sealed class EventFields(EventForm form, IReadOnlyList<string> fields)
{
    /// <summary>What is wrong, one sentence; <see langword="null"/> where nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>A field as it stands; empty where it is not given.</summary>
    public string At(int index) => index < fields.Count ? fields[index] : "";

    /// <summary>The job named by three fields from here on.</summary>
    public JobTarget Job(int index) => new(Date(index), Schedule(index + 1), Name(index + 2, "JOB"));

    /// <summary>The day of a schedule named by two fields from here on.</summary>
    public ScheduleTarget Day(int index) => new(Date(index), Schedule(index + 1));

    public EventDate Date(int index)
    {
        if (EventDate.TryParse(At(index), out var date))
        {
            return date;
        }

        Refuse(index, "DATE", EventDate.Allowed);
        return EventDate.Own;
    }

    /// <summary>A schedule; none is AdHoc, as the original has it.</summary>
    public ObjectName Schedule(int index) =>
        At(index).Length == 0 ? ScheduleDefinition.AdHoc
        : ObjectName.TryParseDay(At(index), out var name) ? name
        : Name(index, "SCHEDULE");

    public ObjectName Name(int index, string what)
    {
        if (ObjectName.TryParse(At(index), out var name))
        {
            return name;
        }

        Refuse(
            index,
            what,
            At(index).AsSpan().IndexOfAny('*', '?') >= 0 ? $"one name, without * and ?: {ObjectName.Allowed}" : ObjectName.Allowed
        );
        return default;
    }

    public ObjectName? NameOrNone(int index, string what) => At(index).Length == 0 ? null : Name(index, what);

    public int Number(int index, string what, int least, int most)
    {
        if (int.TryParse(At(index), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse(index, what, string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"));
        return least;
    }

    /// <summary>A value of some type that has to be there; none is of use once something is refused.</summary>
    public T Parsed<T>(int index, string what, string allowed, FieldParser<T> parser)
    {
        if (!parser(At(index), out var value))
        {
            Refuse(index, what, allowed);
        }

        return value!;
    }

    /// <summary>Yes or no; <paramref name="standard"/> where it is not given.</summary>
    public bool Flag(int index, string what, bool standard)
    {
        switch (At(index).ToUpperInvariant())
        {
            case "":
                return standard;
            case "Y":
                return true;
            case "N":
                return false;
            default:
                Refuse(index, what, "Y, N");
                return standard;
        }
    }

    /// <summary>Text that has to be there.</summary>
    public string Text(int index, string what)
    {
        const int Longest = 200;
        if (At(index).Length is 0 or > Longest)
        {
            Refuse(index, what, $"text of 1 to {Longest} characters");
        }

        return At(index);
    }

    /// <summary>Text that may be left out.</summary>
    public string? TextOrNone(int index, string what) => At(index).Length == 0 ? null : Text(index, what);

    /// <summary>One of some words.</summary>
    public T Word<T>(int index, string what, IReadOnlyDictionary<string, T> words)
    {
        if (words.TryGetValue(At(index).ToUpperInvariant(), out var value))
        {
            return value;
        }

        Refuse(index, what, string.Join(", ", words.Keys));
        return words.Values.First();
    }

    /// <summary>Names, apart by semicolons.</summary>
    public IReadOnlyList<ObjectName> Names(int index, string what)
    {
        List<ObjectName> names = [];
        foreach (var text in At(index).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!ObjectName.TryParse(text, out var name))
            {
                Refuse(index, what, $"names apart by semicolons: {ObjectName.Allowed}");
                return [];
            }

            names.Add(name);
        }

        return names;
    }

    /// <summary>Dates, apart by semicolons; at least one.</summary>
    public IReadOnlyList<DateOnly> Dates(int index)
    {
        List<DateOnly> dates = [];
        foreach (var text in At(index).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (EventDate.TryParse(text, out var date) && date.Date is { } day)
            {
                dates.Add(day);
            }
            else
            {
                dates.Clear();
                break;
            }
        }

        if (dates.Count == 0)
        {
            Refuse(index, "DATE", "dates as 2026-12-31, 20261231 or 31-Dec-2026, apart by semicolons");
        }

        return dates;
    }

    /// <summary>Properties as <c>NAME=VALUE;NAME=VALUE</c>.</summary>
    public IReadOnlyList<JobProperty> Properties(int index)
    {
        List<JobProperty> properties = [];
        foreach (var text in At(index).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!JobProperty.TryParse(text, out var property))
            {
                Refuse(index, "PROPERTIES", JobProperty.Allowed);
                return [];
            }

            if (properties.Exists(known => known.Name == property.Name))
            {
                Refuse(index, "PROPERTIES", "each name once");
                return [];
            }

            properties.Add(property);
        }

        return properties;
    }

    /// <summary>An instance that a definition names, as <c>InstanceName=NAME</c>.</summary>
    public ObjectName? Instance(int index)
    {
        const string Key = "InstanceName=";
        if (At(index).Length == 0)
        {
            return null;
        }

        if (
            At(index).StartsWith(Key, StringComparison.OrdinalIgnoreCase)
            && ObjectName.TryParse(At(index)[Key.Length..].Trim(), out var name)
        )
        {
            return name;
        }

        Refuse(index, "InstanceName", $"{Key}NAME, {ObjectName.Allowed}");
        return null;
    }

    public void Refuse(int index, string what, string allowed) =>
        Fault ??=
            At(index).Length == 0
                ? $"{form.Name} needs {what}: {form.Usage}; allowed is {allowed}"
                : $"'{Printable.Escape(At(index), 100)}' is not a value of {what} in {form.Usage}: allowed is {allowed}";
}
