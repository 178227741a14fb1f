using System.Text.Json;
using System.Text.Json.Serialization;
using Weir.Jobs;

namespace Weir.Stores.Json;

internal sealed class TrackingNumberConverter : JsonConverter<TrackingNumber>
{
    public override TrackingNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetInt32(out var value) && value is >= 1 and <= TrackingNumber.Maximum
            ? new TrackingNumber(value)
            : throw new JsonException($"a tracking number is an integer from 1 to {TrackingNumber.Maximum}");

    public override void Write(Utf8JsonWriter writer, TrackingNumber value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}
