using System.Text.Json;
using System.Text.Json.Serialization;

namespace Weir.Jobs.Json;

/// <summary>A name as a JSON string; text that is not a name is refused with what is allowed.</summary>
public sealed class ObjectNameConverter : JsonConverter<ObjectName>
{
    /// <summary>Null is refused here, in lists as well; where there may be none, the member says so.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override ObjectName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ObjectName.TryParse(reader.GetString(), out var name) ? name : throw new JsonException($"a name is {ObjectName.Allowed}");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ObjectName value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);
}
