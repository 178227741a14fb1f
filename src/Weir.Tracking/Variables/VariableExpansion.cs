using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Jobs.Placeholders;

namespace Weir.Tracking.Variables;

/// <summary>
/// Fills placeholders of variables in texts, for one start: each variable is resolved once, whatever names it. What only the job's machine
/// knows is asked for: <see cref="Question"/> is answered by <see cref="Answer"/>, and the text is expanded again.
/// </summary>
public sealed class VariableExpansion(VariableSet set, VariableContext context, Delimiters delimiters)
{
    /// <summary>How deep values may be nested.</summary>
    public const int Deepest = 32;

    private readonly Dictionary<ObjectName, ResolvedVariable> _resolved = [];
    private readonly Dictionary<ObjectName, (string? Text, string? Fault, bool IsLater)> _answers = [];
    private readonly List<ResolvedVariable> _putIn = [];
    private readonly List<ExpansionStep> _steps = [];
    private readonly List<ObjectName> _open = [];

    /// <summary>What is to be asked before the text can be expanded; <see langword="null"/>: nothing.</summary>
    public OutsideQuestion? Question { get; private set; }

    /// <summary>Why a variable has no value: its name and the cause. <see langword="null"/>: all had one.</summary>
    public string? Fault { get; private set; }

    /// <summary>What was put in, each name once, in the order in which they were met.</summary>
    public IReadOnlyList<ResolvedVariable> PutIn => _putIn;

    /// <summary>Each step, those of what is nested before that in which it stands.</summary>
    public IReadOnlyList<ExpansionStep> Steps => _steps;

    /// <summary>What stands around the names.</summary>
    public Delimiters Delimiters => delimiters;

    /// <summary>The answer to a question.</summary>
    public void Answer(OutsideQuestion question, string text) => Keep(question, (text, null, false));

    /// <summary>That there is no answer, and why.</summary>
    public void Fail(OutsideQuestion question, string cause) => Keep(question, (null, cause, false));

    /// <summary>That the answer is not asked for now: what stands for it meanwhile, unedited.</summary>
    public void Postpone(OutsideQuestion question, string instead) => Keep(question, (instead, null, true));

    /// <summary>That a value cannot be put in where the text names it, and why.</summary>
    public void Refuse(ObjectName name, string cause) => Failed(name, cause);

    /// <summary>
    /// The text with its placeholders filled; names that are nothing here stay as they are. <see langword="null"/> where
    /// <see cref="Fault"/> or <see cref="Question"/> says why.
    /// </summary>
    public string? Expand(string text) => Expand(text, (_, variable) => variable.Value);

    /// <summary>The same, where the caller says what is put in for a variable.</summary>
    /// <param name="text">The text.</param>
    /// <param name="put">Gets the text between this placeholder and the last one, and the variable.</param>
    public string? Expand(string text, Func<string, ResolvedVariable, string> put)
    {
        ArgumentNullException.ThrowIfNull(put);
        var made = new StringBuilder();
        var (from, look) = (0, 0);
        while (PlaceholderText.Next(text, look, delimiters) is { Name: var written } found)
        {
            if (!ObjectName.TryParse(written, out var name) || !set.TryFind(name, context, out var variable))
            {
                // One that begins within what is none is still found.
                look = found.Start + 1;
                continue;
            }

            if (Resolve(name, variable) is not { } value)
            {
                return null;
            }

            if (_open.Count == 0 && !_putIn.Contains(value))
            {
                _putIn.Add(value);
            }

            var before = text[from..found.Start];
            made.Append(before).Append(put(before, value));
            from = look = found.End;
        }

        return made.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The value of a variable, however it is named; <see langword="null"/> as of <see cref="Expand(string)"/>.</summary>
    public ResolvedVariable? Resolve(VariableDefinition variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return Resolve(variable.Name, variable);
    }

    private void Keep(OutsideQuestion question, (string? Text, string? Fault, bool IsLater) answer)
    {
        _answers[question.Variable.Name] = answer;
        Question = null;
    }

    private ResolvedVariable? Resolve(ObjectName name, VariableDefinition? variable)
    {
        if (_resolved.TryGetValue(name, out var known))
        {
            return known;
        }

        if (variable is null)
        {
            var given = context.Given[name];
            return Resolved(
                new ResolvedVariable(name, given, Raw: false),
                "property of the job or its schedule's instance",
                given,
                _open.Count
            );
        }

        if (_open.Contains(name))
        {
            return Failed(name, $"it contains itself: {string.Join(" contains ", _open[_open.IndexOf(name)..].Append(name))}");
        }

        if (_open.Count >= Deepest)
        {
            return Failed(name, string.Create(CultureInfo.InvariantCulture, $"values are nested more than {Deepest} deep"));
        }

        _open.Add(name);
        try
        {
            return ResolveOpen(variable);
        }
        finally
        {
            _open.RemoveAt(_open.Count - 1);
        }
    }

    private ResolvedVariable? ResolveOpen(VariableDefinition variable)
    {
        List<string> texts = [];
        foreach (var text in variable.Source.Texts)
        {
            if (Expand(text) is not { } expanded)
            {
                return null;
            }

            if (expanded.Length > VariableDefinition.LongestValue)
            {
                return TooLong(variable.Name, expanded);
            }

            texts.Add(expanded);
        }

        if (!variable.Source.IsOutside)
        {
            return Inside(variable, texts) is { } value ? Edited(variable, value) : null;
        }

        if (!_answers.TryGetValue(variable.Name, out var answer))
        {
            Question = new OutsideQuestion(variable, texts);
            return null;
        }

        return answer switch
        {
            { IsLater: true, Text: { } instead } => Resolved(
                new ResolvedVariable(variable.Name, instead, variable.Raw),
                FromOf(variable),
                instead,
                _open.Count - 1
            ),
            { Text: { } text } => Edited(variable, text),
            _ when variable.Default is { } instead => Expand(instead) is { } value ? Edited(variable, value) : null,
            _ => Failed(variable.Name, answer.Fault!),
        };
    }

    private string? Inside(VariableDefinition variable, List<string> texts)
    {
        switch (variable.Source)
        {
            case DateValue date:
                var start = date.Base switch
                {
                    "schedule" => context.Date,
                    "job" => context.JobDate ?? context.Date,
                    "today" => DateOnly.FromDateTime(context.Clock.DateTime),
                    var written => DateOnly.ParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                };
                if (date.Calendar is { } calendar && !set.HasCalendar(calendar))
                {
                    Failed(variable.Name, $"there is no calendar {calendar}");
                    return null;
                }

                var moved = date.Move is { } move ? DateMove.Apply(start, move, day => set.IsWorkingDay(day, date.Calendar)) : start;
                if (moved is not { } at)
                {
                    Failed(variable.Name, $"there is no date {date.Move} from {start:yyyy-MM-dd}");
                    return null;
                }

                return DateForm.Write(at, date.Form);
            case TimeValue time:
                return TimeForm.Write((time.Move is { } by ? TimeForm.Move(context.Clock, by) : null) ?? context.Clock, time.Form);
            default:
                return texts[0];
        }
    }

    private ResolvedVariable? Edited(VariableDefinition variable, string text)
    {
        var value = variable.Trim switch
        {
            VariableTrim.Both => text.Trim(),
            VariableTrim.Left => text.TrimStart(),
            VariableTrim.Right => text.TrimEnd(),
            _ => text,
        };
        if (variable.Slice is { } slice)
        {
            if (!slice.TryTake(value, out var part, out var cause))
            {
                return Failed(variable.Name, cause);
            }

            value = part;
        }

        if (variable.Number is { } number)
        {
            if (!number.TryWrite(value, out var written, out var cause))
            {
                return Failed(variable.Name, cause);
            }

            value = written;
        }

        return value.Length > VariableDefinition.LongestValue ? TooLong(variable.Name, value)
            : value.Contains('\0', StringComparison.Ordinal)
                ? Failed(variable.Name, "its value has a NUL character, which no argument can have")
            : Resolved(new ResolvedVariable(variable.Name, value, variable.Raw), FromOf(variable), text, _open.Count - 1);
    }

    private ResolvedVariable? TooLong(ObjectName name, string text) =>
        Failed(
            name,
            string.Create(
                CultureInfo.InvariantCulture,
                $"its value has {text.Length} characters: allowed are {VariableDefinition.LongestValue}"
            )
        );

    private static string FromOf(VariableDefinition variable) => $"{variable.Scope}, {variable.Source}";

    private ResolvedVariable Resolved(ResolvedVariable value, string from, string text, int depth)
    {
        _resolved[value.Name] = value;
        _steps.Add(new ExpansionStep(depth, value.Name.Text, from, text, value.Value));
        return value;
    }

    private ResolvedVariable? Failed(ObjectName name, string cause)
    {
        Fault ??= $"variable {name}: {cause}";
        return null;
    }
}
