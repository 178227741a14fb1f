using System.Text.Json;
using System.Text.Json.Serialization;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Json;
using Weir.Jobs.Orders;
using Weir.Jobs.Outputs;
using Weir.Jobs.Plans;

namespace Weir.Stores.Json;

/// <summary>
/// The bodies in the stores. Their own contract, apart from that of the messages: what is stored must be readable by every
/// later version, whatever becomes of the messages. Nulls are left out.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    AllowOutOfOrderMetadataProperties = true,
    Converters = [
        typeof(ObjectNameConverter),
        typeof(QualifiedNameConverter),
        typeof(TrackingNumberConverter),
        typeof(LimitNeedConverter),
        typeof(JobDependencyConverter),
        typeof(ExitCodesConverter),
        typeof(ThresholdNeedConverter),
        typeof(ExpressionTextConverter),
    ]
)]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(Fact))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(AuditEntry))]
[JsonSerializable(typeof(DefinedRun))]
[JsonSerializable(typeof(OutputState))]
internal sealed partial class StoreJson : JsonSerializerContext;
