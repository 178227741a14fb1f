using System.Text.Json;
using System.Text.Json.Serialization;

namespace Weir.Jobs.Json;

/// <summary>Exit statuses as a JSON string of ranges.</summary>
public sealed class ExitCodesConverter : JsonConverter<ExitCodes>
{
    /// <inheritdoc />
    public override ExitCodes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ExitCodes.TryParse(reader.GetString(), out var codes) ? codes : throw new JsonException("exit statuses are ranges such as 0-4,8");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ExitCodes value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
