using System.Text.Json;
using System.Text.Json.Serialization;
using Weir.Jobs;

namespace Weir.Stores.Json;

internal sealed class ObjectNameConverter : JsonConverter<ObjectName>
{
    public override ObjectName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ObjectName.TryParse(reader.GetString(), out var name) ? name : throw new JsonException($"a name is {ObjectName.Allowed}");

    public override void Write(Utf8JsonWriter writer, ObjectName value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
