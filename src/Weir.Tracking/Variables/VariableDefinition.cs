using System.Diagnostics.CodeAnalysis;
using Weir.Jobs;
using Weir.Jobs.Placeholders;

namespace Weir.Tracking.Variables;

/// <summary>A variable: a named text that placeholders stand for, and where it comes from.</summary>
public sealed record VariableDefinition
{
    /// <summary>The longest value, in characters.</summary>
    public const int LongestValue = 4096;

    internal VariableDefinition() { }

    /// <summary>Its name; several have one name where they are for different jobs.</summary>
    public required ObjectName Name { get; init; }

    /// <summary>For which jobs it is.</summary>
    public required VariableScope Scope { get; init; }

    /// <summary>What people say of it.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where its value comes from.</summary>
    public required VariableSource Source { get; init; }

    /// <summary>What it is where its source has nothing; <see langword="null"/>: then it fails.</summary>
    public string? Default { get; init; }

    /// <summary>At which ends blanks are taken off, first of all.</summary>
    public VariableTrim Trim { get; init; }

    /// <summary>Which part of it counts; <see langword="null"/>: all.</summary>
    public TextSlice? Slice { get; init; }

    /// <summary>How it is written as a number; <see langword="null"/>: as it is.</summary>
    public NumberEdit? Number { get; init; }

    /// <summary>Where it is written in the local data area of the jobs that it is for; <see langword="null"/>: nowhere.</summary>
    public AreaPlace? LocalDataArea { get; init; }

    /// <summary>Whether it is text of a shell's line where it stands in one.</summary>
    public bool Raw { get; init; }

    /// <summary>Its key: <c>NAME</c>, <c>SCHEDULE/NAME</c>, <c>SCHEDULE/JOB/NAME</c>, or <c>*/JOB/NAME</c> for any schedule.</summary>
    public string Key => KeyOf(Name, Scope);

    /// <summary>The key of one of a name, for some jobs.</summary>
    public static string KeyOf(ObjectName name, VariableScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return (scope.Schedule, scope.Job) switch
        {
            (null, null) => name.Text,
            ({ } schedule, null) => $"{schedule}/{name}",
            (var schedule, { } job) => $"{schedule?.Text ?? "*"}/{job}/{name}",
        };
    }

    /// <summary>Makes one of words, or says all that is wrong with them.</summary>
    public static bool TryCreate(
        VariableText text,
        [NotNullWhen(true)] out VariableDefinition? variable,
        out IReadOnlyList<VariableFault> faults
    )
    {
        var reader = new VariableReader();
        variable = reader.Read(text);
        faults = reader.Faults;
        return variable is not null;
    }

    /// <summary>The same in words; what says only its default is left out.</summary>
    public VariableText ToText()
    {
        var date = Source as DateValue;
        var time = Source as TimeValue;
        var program = Source as ProgramValue;
        return new VariableText
        {
            Name = Name.Text,
            Schedule = Scope.Schedule?.Text,
            Job = Scope.Job?.Text,
            Description = Description.Length == 0 ? null : Description,
            Value = (Source as FixedValue)?.Text,
            Program = program?.Words,
            Within = program is null || program.Within == ProgramValue.Usual ? null : DurationText.ToText(program.Within),
            Date = date?.Base,
            Time = time is null ? null : VariableReader.Now,
            Move = date?.Move ?? time?.Move,
            Calendar = date?.Calendar?.Text,
            Form =
                date?.Form is { } form && form != DateForm.Usual ? form
                : time?.Form is { } clock && clock != TimeForm.Usual ? clock
                : null,
            Environment = (Source as EnvironmentValue)?.Name,
            File = (Source as FileValue)?.Path,
            Default = Default,
            Trim = Trim == VariableTrim.None ? null : Trim.ToString().ToLowerInvariant(),
            Slice = Slice?.ToString(),
            Number = Number?.ToString(),
            LocalDataArea = LocalDataArea?.ToString(),
            Raw = Raw ? true : null,
        };
    }
}
