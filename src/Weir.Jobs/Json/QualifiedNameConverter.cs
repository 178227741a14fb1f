using System.Text.Json;
using System.Text.Json.Serialization;

namespace Weir.Jobs.Json;

/// <summary><c>LIBRARY/NAME</c> as a JSON string.</summary>
public sealed class QualifiedNameConverter : JsonConverter<QualifiedName>
{
    /// <summary>Null is refused here, in lists as well; where there may be none, the member says so.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override QualifiedName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        QualifiedName.TryParse(reader.GetString(), out var name)
            ? name
            : throw new JsonException($"a qualified name is LIBRARY/NAME, each {ObjectName.Allowed}");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, QualifiedName value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
