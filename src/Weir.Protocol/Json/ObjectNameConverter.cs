using System.Text.Json;
using System.Text.Json.Serialization;
using Weir.Jobs;

namespace Weir.Protocol.Json;

/// <summary>A name as a JSON string; text that is no name is refused with what is allowed.</summary>
public sealed class ObjectNameConverter : JsonConverter<ObjectName>
{
    public override ObjectName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ObjectName.TryParse(reader.GetString(), out var name)
            ? name
            : throw new JsonException($"a name is {ObjectName.Allowed}");

    public override void Write(Utf8JsonWriter writer, ObjectName value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
