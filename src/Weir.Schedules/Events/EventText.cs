using System.Diagnostics.CodeAnalysis;
using Weir.Jobs;

namespace Weir.Schedules.Events;

/// <summary>
/// An event as it is written, <c>$JOB:ADD,date,schedule,job,frequency</c>: taken apart, but not yet looked at. Placeholders in it are
/// filled field by field, so that no value can bring a comma of its own.
/// </summary>
public sealed class EventText
{
    /// <summary>The longest that is taken.</summary>
    public const int Longest = 2000;

    private EventText(EventForm form, IReadOnlyList<string> fields) => (Form, Fields) = (form, fields);

    /// <summary>Which form it has.</summary>
    public EventForm Form { get; }

    /// <summary>What follows the name, one for each field that is given.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>Takes a text apart, or says what is wrong.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EventText? parsed, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        parsed = null;
        if (text.Length > Longest)
        {
            fault = $"an event has at most {Longest} characters, and this one has {text.Length}";
            return false;
        }

        var trimmed = text.Trim();
        if (trimmed.StartsWith('<'))
        {
            fault = "events in XML are not taken: write it with commas, as $JOB:HOLD,,NIGHT,LOAD";
            return false;
        }

        if (trimmed.Any(char.IsControl))
        {
            fault = "an event is one line without control characters";
            return false;
        }

        var comma = trimmed.IndexOf(',', StringComparison.Ordinal);
        var name = comma < 0 ? trimmed : trimmed[..comma].TrimEnd();
        if (!EventForms.TryFind(name, out var form, out fault))
        {
            return false;
        }

        IReadOnlyList<string> fields = comma < 0 ? [] : [.. trimmed[(comma + 1)..].Split(',', form.Most).Select(field => field.Trim())];
        return TryCreate(form, fields, out parsed, out fault);
    }

    /// <summary>One of a form with these fields, or what is wrong.</summary>
    public static bool TryCreate(
        EventForm form,
        IReadOnlyList<string> fields,
        [NotNullWhen(true)] out EventText? made,
        [NotNullWhen(false)] out string? fault
    )
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(fields);
        var given = fields.ToList();
        while (given.Count > 0 && given[^1].Length == 0)
        {
            given.RemoveAt(given.Count - 1);
        }

        made = null;
        if (given.Count > form.Most || given.Take(form.LastTakesAll ? form.Most - 1 : form.Most).Any(field => field.Contains(',')))
        {
            fault = $"{form.Name} has at most {form.Most} fields: {form.Usage}";
            return false;
        }

        made = new EventText(form, given);
        fault = null;
        return true;
    }

    /// <summary>What it means, its placeholders filled, or what is wrong.</summary>
    public bool TryRead(EventScope scope, [NotNullWhen(true)] out EventAction? action, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(scope);
        action = null;
        var filled = new List<string>(Fields.Count);
        foreach (var field in Fields)
        {
            if (!scope.TryFill(field, out var value, out var unknown))
            {
                fault = $"{unknown} in {Form.Name}";
                return false;
            }

            filled.Add(value);
        }

        var reader = new EventFields(Form, filled);
        var read = Form.Read(reader);
        fault = reader.Fault;
        action = fault is null ? read : null;
        return action is not null;
    }

    /// <summary>The same with its placeholders filled, or what is wrong.</summary>
    public bool TryFill(EventScope scope, [NotNullWhen(true)] out EventText? filled, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(scope);
        filled = null;
        var values = new List<string>(Fields.Count);
        foreach (var field in Fields)
        {
            if (!scope.TryFill(field, out var value, out var unknown))
            {
                fault = $"{unknown} in {Form.Name}";
                return false;
            }

            values.Add(Printable.Escape(value, Longest));
        }

        return TryCreate(Form, values, out filled, out fault);
    }

    /// <inheritdoc />
    public override string ToString() => string.Join(',', [Form.Name, .. Fields]);
}
