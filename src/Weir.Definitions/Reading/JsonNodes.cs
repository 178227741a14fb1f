using System.Text.Json;

namespace Weir.Definitions.Reading;

/// <summary>A stored body as nodes.</summary>
internal static class JsonNodes
{
    public static Node Convert(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => new Mapping(
                default,
                [.. element.EnumerateObject().Select(property => (new Scalar(default, property.Name), Convert(property.Value)))]
            ),
            JsonValueKind.Array => new Sequence(default, [.. element.EnumerateArray().Select(Convert)]),
            JsonValueKind.String => new Scalar(default, element.GetString()!),
            _ => new Scalar(default, element.GetRawText()),
        };
}
