using System.Text.Json;
using System.Text.Json.Serialization;
using Weir.Capacity;
using Weir.Day;
using Weir.Jobs;
using Weir.Jobs.Json;
using Weir.Notices;
using Weir.Protocol.Rules;
using Weir.Schedules;
using Weir.Server.Events;
using Weir.Server.Measuring;
using Weir.Server.Rules;
using Weir.ServiceLevels.History;
using Weir.ServiceLevels.Queues;

namespace Weir.Server.Definitions;

/// <summary>Definitions as they are stored: canonical JSON of their types.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    Converters = [
        typeof(ObjectNameConverter),
        typeof(QualifiedNameConverter),
        typeof(TrackingNumberConverter),
        typeof(LimitNeedConverter),
        typeof(ExitCodesConverter),
    ]
)]
[JsonSerializable(typeof(RuleView))]
[JsonSerializable(typeof(RuleHit))]
[JsonSerializable(typeof(JobQueueDefinition))]
[JsonSerializable(typeof(LimitDefinition))]
[JsonSerializable(typeof(MachineDefinition))]
[JsonSerializable(typeof(ScheduleDay))]
[JsonSerializable(typeof(TokenDefinition))]
[JsonSerializable(typeof(TokenUse))]
[JsonSerializable(typeof(PingKeyRecord))]
[JsonSerializable(typeof(ActivePolicyRecord))]
[JsonSerializable(typeof(LimitOverrideRecord))]
[JsonSerializable(typeof(ThresholdRecord))]
[JsonSerializable(typeof(PropertyRecord))]
[JsonSerializable(typeof(StoredClock))]
[JsonSerializable(typeof(SelectionPoint))]
[JsonSerializable(typeof(QueueSize))]
[JsonSerializable(typeof(ForgottenRecord))]
[JsonSerializable(typeof(Closure))]
[JsonSerializable(typeof(Telling))]
[JsonSerializable(typeof(RaisedEvent))]
[JsonSerializable(typeof(JobChain))]
[JsonSerializable(typeof(CapacityEntry))]
[JsonSerializable(typeof(StoredUse))]
[JsonSerializable(typeof(Actor))]
internal sealed partial class StoredJson : JsonSerializerContext;
