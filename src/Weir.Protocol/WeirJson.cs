using System.Text.Json;
using System.Text.Json.Serialization;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Gate;
using Weir.Protocol.Jobs;
using Weir.Protocol.Json;
using Weir.Protocol.Rules;

namespace Weir.Protocol;

/// <summary>Source-generated JSON of all messages. Names are camelCase, enums are words, absent means default.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    Converters = [typeof(ObjectNameConverter), typeof(QualifiedNameConverter), typeof(TrackingNumberConverter), typeof(LimitNeedConverter)])]
[JsonSerializable(typeof(JobPage))]
[JsonSerializable(typeof(JobDetail))]
[JsonSerializable(typeof(WhyView))]
[JsonSerializable(typeof(JobAction))]
[JsonSerializable(typeof(JobActed))]
[JsonSerializable(typeof(SubmitRequest))]
[JsonSerializable(typeof(Submitted))]
[JsonSerializable(typeof(MessagePage))]
[JsonSerializable(typeof(TrackedPage))]
[JsonSerializable(typeof(GateStatus))]
[JsonSerializable(typeof(RuleView))]
[JsonSerializable(typeof(IReadOnlyList<RuleView>))]
[JsonSerializable(typeof(FactBatch))]
[JsonSerializable(typeof(FactsTaken))]
[JsonSerializable(typeof(AgentHello))]
[JsonSerializable(typeof(ServerHello))]
[JsonSerializable(typeof(OrderBatch))]
[JsonSerializable(typeof(NumberLease))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(Fact))]
[JsonSerializable(typeof(Order))]
public sealed partial class WeirJson : JsonSerializerContext;
