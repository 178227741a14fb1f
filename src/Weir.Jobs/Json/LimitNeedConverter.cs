using System.Text.Json;
using System.Text.Json.Serialization;

namespace Weir.Jobs.Json;

/// <summary><c>NAME</c> or <c>NAME=n</c> as a JSON string.</summary>
public sealed class LimitNeedConverter : JsonConverter<LimitNeed>
{
    /// <summary>Null is refused here, in lists as well; where there may be none, the member says so.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override LimitNeed Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LimitNeed.TryParse(reader.GetString(), out var need) ? need : throw new JsonException($"a limit is {LimitNeed.Allowed}");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, LimitNeed value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
