using System.Text.Json;
using System.Text.Json.Serialization;
using Weir.Jobs.Plans;

namespace Weir.Jobs.Json;

/// <summary>A dependency as a JSON string: the word of its kind, a space, and what it depends on.</summary>
public sealed class JobDependencyConverter : JsonConverter<JobDependency>
{
    /// <inheritdoc />
    public override JobDependency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        var space = text?.IndexOf(' ', StringComparison.Ordinal) ?? -1;
        return
            space > 0
            && DependencyKinds.TryParse(text![..space], out var kind)
            && JobDependency.TryParse(kind, text[(space + 1)..], out var dependency)
            ? dependency
            : throw new JsonException($"a dependency is KIND {JobDependency.Allowed}");
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, JobDependency value, JsonSerializerOptions options) =>
        writer.WriteStringValue($"{value.Kind.ToText()} {value}");
}
