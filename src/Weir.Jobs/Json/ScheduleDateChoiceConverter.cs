using System.Text.Json;
using System.Text.Json.Serialization;
using Weir.Jobs.Plans;

namespace Weir.Jobs.Json;

/// <summary>Which date of its schedule a job is put on, as a JSON string.</summary>
public sealed class ScheduleDateChoiceConverter : JsonConverter<ScheduleDateChoice>
{
    /// <inheritdoc />
    public override ScheduleDateChoice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ScheduleDateChoice.TryParse(reader.GetString(), out var choice)
            ? choice
            : throw new JsonException($"the date of a schedule is {ScheduleDateChoice.Allowed}");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ScheduleDateChoice value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
