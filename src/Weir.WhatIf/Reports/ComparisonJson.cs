using System.Text.Json;
using System.Text.Json.Serialization;
using Weir.WhatIf.Comparisons;

namespace Weir.WhatIf.Reports;

/// <summary>A comparison as JSON: all its figures.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Comparison))]
public sealed partial class ComparisonJson : JsonSerializerContext
{
    /// <summary>One line.</summary>
    public static string Write(Comparison comparison) => JsonSerializer.Serialize(comparison, Default.Comparison);
}
