using System.Text.Json;
using System.Text.Json.Serialization;

namespace Weir.Jobs.Json;

/// <summary>A tracking number as a JSON integer.</summary>
public sealed class TrackingNumberConverter : JsonConverter<TrackingNumber>
{
    /// <summary>Null is refused here, in lists as well; where there may be none, the member says so.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override TrackingNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetInt32(out var value) && value is >= 1 and <= TrackingNumber.Maximum
            ? new TrackingNumber(value)
            : throw new JsonException($"a tracking number is an integer from 1 to {TrackingNumber.Maximum}");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TrackingNumber value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}
