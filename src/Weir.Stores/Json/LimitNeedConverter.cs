using System.Text.Json;
using System.Text.Json.Serialization;
using Weir.Jobs;

namespace Weir.Stores.Json;

internal sealed class LimitNeedConverter : JsonConverter<LimitNeed>
{
    public override LimitNeed Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LimitNeed.TryParse(reader.GetString(), out var need) ? need : throw new JsonException($"a limit is NAME or NAME=n with n from 1 to {LimitNeed.MaximumUnits}");

    public override void Write(Utf8JsonWriter writer, LimitNeed value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
