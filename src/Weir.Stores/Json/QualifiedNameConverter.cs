using System.Text.Json;
using System.Text.Json.Serialization;
using Weir.Jobs;

namespace Weir.Stores.Json;

internal sealed class QualifiedNameConverter : JsonConverter<QualifiedName>
{
    public override QualifiedName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        QualifiedName.TryParse(reader.GetString(), out var name) ? name : throw new JsonException($"a qualified name is LIBRARY/NAME, each {ObjectName.Allowed}");

    public override void Write(Utf8JsonWriter writer, QualifiedName value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
