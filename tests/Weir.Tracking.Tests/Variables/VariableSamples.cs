using Weir.Jobs;
using Weir.Jobs.Placeholders;
using Weir.Tracking.Variables;

namespace Weir.Tracking.Tests.Variables;

/// <summary>Variables and jobs for them.</summary>
internal static class VariableSamples
{
    public static VariableContext Load { get; } =
        new()
        {
            Schedule = ObjectName.Parse("Night_north"),
            Master = ObjectName.Parse("Night"),
            Job = ObjectName.Parse("LOAD"),
            Date = new DateOnly(2026, 12, 24),
            JobDate = new DateOnly(2026, 12, 31),
            Clock = new DateTimeOffset(2026, 12, 24, 23, 30, 5, TimeSpan.FromHours(1)),
            Given = new Dictionary<ObjectName, string> { [ObjectName.Parse("SITE")] = "north" },
        };

    public static VariableDefinition Make(VariableText text)
    {
        Assert.True(
            VariableDefinition.TryCreate(text, out var made, out var faults),
            string.Join("; ", faults.Select(fault => fault.Text))
        );
        return made;
    }

    public static VariableDefinition Fixed(string name, string value, string? schedule = null, string? job = null) =>
        Make(
            new VariableText
            {
                Name = name,
                Value = value,
                Schedule = schedule,
                Job = job,
            }
        );

    public static VariableExpansion Expansion(params IEnumerable<VariableDefinition> variables) =>
        new(new VariableSet(variables), Load, Delimiters.Curly);
}
