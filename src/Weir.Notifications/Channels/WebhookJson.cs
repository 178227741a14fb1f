using System.Text.Json;
using System.Text.Json.Serialization;

namespace Weir.Notifications.Channels;

/// <summary>The data of CloudEvents as JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(WebhookData))]
internal sealed partial class WebhookJson : JsonSerializerContext;
