using System.Text.Json;
using System.Text.Json.Serialization;
using Weir.Jobs;

namespace Weir.Server.Definitions;

/// <summary>Exit statuses as a JSON string of ranges.</summary>
internal sealed class ExitCodesConverter : JsonConverter<ExitCodes>
{
    public override ExitCodes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ExitCodes.TryParse(reader.GetString(), out var codes) ? codes : throw new JsonException("exit statuses are ranges such as 0-4,8");

    public override void Write(Utf8JsonWriter writer, ExitCodes value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
