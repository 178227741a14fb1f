using System.Text.Json;
using System.Text.Json.Serialization;

namespace Weir.Jobs.Json;

/// <summary>The name of a schedule's day as a JSON string, also of a sub-schedule's; other text is refused with what is allowed.</summary>
public sealed class DayNameConverter : JsonConverter<ObjectName>
{
    /// <inheritdoc />
    public override ObjectName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ObjectName.TryParseDay(reader.GetString(), out var name)
            ? name
            : throw new JsonException($"the name of a schedule's day is {ObjectName.AllowedOfDays}");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ObjectName value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);
}
