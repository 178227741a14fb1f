using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Tracking.Variables;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: variable</c>.</summary>
public static class VariableKind
{
    /// <summary>As definitions and the store spell it.</summary>
    public const string Word = "variable";

    /// <summary>Its row in <see cref="DefinitionKinds.All"/>.</summary>
    public static DefinitionKind Kind { get; } = new(Word, order: 11, Read);

    /// <summary>The definition of one.</summary>
    public static Definition Define(VariableDefinition variable)
    {
        var text = variable.ToText();
        return new Definition(
            Kind,
            variable.Key,
            variable,
            new EntryList()
                .Add("name", variable.Name.Text)
                .AddGiven("schedule", text.Schedule)
                .AddGiven("job", text.Job)
                .AddGiven("description", text.Description)
                .AddGiven("value", text.Value)
                .AddSome("program", [.. text.Program ?? []])
                .AddGiven("within", text.Within)
                .AddGiven("date", text.Date)
                .AddGiven("time", text.Time)
                .AddGiven("move", text.Move)
                .AddGiven("calendar", text.Calendar)
                .AddGiven("form", text.Form)
                .AddGiven("environment", text.Environment)
                .AddGiven("file", text.File)
                .AddGiven("default", text.Default)
                .AddGiven("trim", text.Trim)
                .AddGiven("slice", text.Slice)
                .AddGiven("number", text.Number)
                .AddGiven("localDataArea", text.LocalDataArea)
                .AddUnless(false, "raw", text.Raw == true)
        );
    }

    private static Definition? Read(MappingReader keys, FaultList faults, Func<Func<Definition>, Definition?> made)
    {
        const string Words = "the program's full path and its arguments, in a list";
        var text = new VariableText
        {
            Name = keys.Needed("name", "a name"),
            Schedule = keys.Text("schedule", "a schedule's name"),
            Job = keys.Text("job", "a job's name"),
            Description = keys.Description(),
            Value = keys.AnyText("value", "text"),
            Program = keys.Has("program") ? keys.List<string>("program", Words, TryWord) : null,
            Within = keys.Text("within", "1s to 60s"),
            Date = keys.Text("date", "schedule, job, today, or a date"),
            Time = keys.Text("time", "now"),
            Move = keys.Text("move", "how it is moved"),
            Calendar = keys.Text("calendar", "a calendar's name"),
            Form = keys.Text("form", "how it is written"),
            Environment = keys.Text("environment", "the name of an entry of the environment"),
            File = keys.Text("file", "a full path"),
            Default = keys.AnyText("default", "text"),
            Trim = keys.Text("trim", "none, both, left, right"),
            Slice = keys.Text("slice", TextSlice.Allowed),
            Number = keys.Text("number", NumberEdit.Allowed),
            LocalDataArea = keys.Text("localDataArea", AreaPlace.Allowed),
            Raw = keys.Flag("raw"),
        };
        if (!VariableDefinition.TryCreate(text, out var variable, out var wrong))
        {
            foreach (var fault in wrong.Where(fault => fault.Field != "name" || text.Name.Length > 0))
            {
                faults.Add(keys.PlaceOf(fault.Field), fault.Text);
            }
        }

        return made(() => Define(variable!));
    }

    private static bool TryWord(string text, out string word)
    {
        word = text;
        return true;
    }
}
