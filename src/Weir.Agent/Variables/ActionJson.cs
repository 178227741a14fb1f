using System.Text.Json.Serialization;

namespace Weir.Agent.Variables;

/// <summary>Source-generated JSON of what the journal keeps of actions.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(StoredAction))]
internal sealed partial class ActionJson : JsonSerializerContext;
