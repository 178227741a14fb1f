using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Weir.Jobs.Plans;

namespace Weir.Jobs.Json;

/// <summary>An expression as a JSON string.</summary>
public sealed class ExpressionTextConverter : JsonConverter<ExpressionText>
{
    /// <summary>Null is refused here, in lists as well.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override ExpressionText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ExpressionText.TryParse(reader.GetString(), out var expression)
            ? expression
            : throw new JsonException(
                string.Create(CultureInfo.InvariantCulture, $"an expression is one line of at most {ExpressionText.Longest} characters")
            );

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ExpressionText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);
}
