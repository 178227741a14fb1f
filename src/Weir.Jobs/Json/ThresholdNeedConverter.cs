using System.Text.Json;
using System.Text.Json.Serialization;
using Weir.Jobs.Thresholds;

namespace Weir.Jobs.Json;

/// <summary>What a job needs of a threshold, <c>NAME OPERATOR VALUE</c>, as a JSON string.</summary>
public sealed class ThresholdNeedConverter : JsonConverter<ThresholdNeed>
{
    /// <summary>Null is refused here, in lists as well.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override ThresholdNeed Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ThresholdNeed.TryParse(reader.GetString(), out var need)
            ? need
            : throw new JsonException($"what a job needs of a threshold is {ThresholdNeed.Allowed}");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ThresholdNeed value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
