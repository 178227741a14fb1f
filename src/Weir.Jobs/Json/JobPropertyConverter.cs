using System.Text.Json;
using System.Text.Json.Serialization;
using Weir.Jobs.Plans;

namespace Weir.Jobs.Json;

/// <summary>Writes a property as <c>"NAME=VALUE"</c>.</summary>
public sealed class JobPropertyConverter : JsonConverter<JobProperty>
{
    /// <inheritdoc />
    public override JobProperty Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text && JobProperty.TryParse(text, out var property)
            ? property
            : throw new JsonException($"a property is {JobProperty.Allowed}");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, JobProperty value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.ToString());
    }
}
