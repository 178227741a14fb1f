using System.Text.Json;
using System.Text.Json.Serialization;
using Weir.Jobs.Facts;
using Weir.Jobs.Json;
using Weir.Jobs.Orders;
using Weir.Protocol.Administration;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Capacity;
using Weir.Protocol.Captures;
using Weir.Protocol.Closing;
using Weir.Protocol.Definitions;
using Weir.Protocol.Events;
using Weir.Protocol.Foresight;
using Weir.Protocol.Gate;
using Weir.Protocol.Jobs;
using Weir.Protocol.Limits;
using Weir.Protocol.Notifications;
using Weir.Protocol.Placeholders;
using Weir.Protocol.Properties;
using Weir.Protocol.Rules;
using Weir.Protocol.Schedules;
using Weir.Protocol.ServiceLevels;
using Weir.Protocol.Thresholds;
using Weir.Protocol.Variables;
using Weir.Protocol.Verification;
using Weir.Tracking.Variables;

namespace Weir.Protocol;

/// <summary>Source-generated JSON of all messages. Names are camelCase, enums are words, absent means default.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    RespectNullableAnnotations = true,
    AllowOutOfOrderMetadataProperties = true,
    Converters = [typeof(ObjectNameConverter), typeof(QualifiedNameConverter), typeof(TrackingNumberConverter), typeof(LimitNeedConverter)]
)]
[JsonSerializable(typeof(JobPage))]
[JsonSerializable(typeof(JobDetail))]
[JsonSerializable(typeof(WhyView))]
[JsonSerializable(typeof(JobAction))]
[JsonSerializable(typeof(JobActed))]
[JsonSerializable(typeof(JobsAction))]
[JsonSerializable(typeof(JobsActed))]
[JsonSerializable(typeof(JobsPreview))]
[JsonSerializable(typeof(JobsWait))]
[JsonSerializable(typeof(CapacityPage))]
[JsonSerializable(typeof(SampleBatch))]
[JsonSerializable(typeof(SamplesTaken))]
[JsonSerializable(typeof(SubmitRequest))]
[JsonSerializable(typeof(Submitted))]
[JsonSerializable(typeof(MessagePage))]
[JsonSerializable(typeof(MessageAcknowledged))]
[JsonSerializable(typeof(NotificationPage))]
[JsonSerializable(typeof(NotificationTested))]
[JsonSerializable(typeof(TrackedPage))]
[JsonSerializable(typeof(GateStatus))]
[JsonSerializable(typeof(CapturingView))]
[JsonSerializable(typeof(CaptureSourceRequest))]
[JsonSerializable(typeof(CapturePage))]
[JsonSerializable(typeof(CaptureView))]
[JsonSerializable(typeof(CaptureLine))]
[JsonSerializable(typeof(CaptureChangeRequest))]
[JsonSerializable(typeof(CaptureNameRequest))]
[JsonSerializable(typeof(CaptureImages))]
[JsonSerializable(typeof(CaptureValidation))]
[JsonSerializable(typeof(RuleView))]
[JsonSerializable(typeof(IReadOnlyList<RuleView>))]
[JsonSerializable(typeof(PublishedVariables))]
[JsonSerializable(typeof(IReadOnlyList<TrackedDefinition>))]
[JsonSerializable(typeof(StatusView))]
[JsonSerializable(typeof(Whoami))]
[JsonSerializable(typeof(AgentView))]
[JsonSerializable(typeof(AgentPage))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(TokenCreated))]
[JsonSerializable(typeof(TokenPage))]
[JsonSerializable(typeof(TokensRevoked))]
[JsonSerializable(typeof(ConsoleLink))]
[JsonSerializable(typeof(AuditPage))]
[JsonSerializable(typeof(BackupMade))]
[JsonSerializable(typeof(StoreFaults))]
[JsonSerializable(typeof(BackupRequest))]
[JsonSerializable(typeof(JournalCopied))]
[JsonSerializable(typeof(PurgeRequest))]
[JsonSerializable(typeof(Purged))]
[JsonSerializable(typeof(ApplyResult))]
[JsonSerializable(typeof(ApplyRequest))]
[JsonSerializable(typeof(DeleteRequest))]
[JsonSerializable(typeof(DeleteResult))]
[JsonSerializable(typeof(CrontabRequest))]
[JsonSerializable(typeof(CrontabResult))]
[JsonSerializable(typeof(RuleChanged))]
[JsonSerializable(typeof(RuleTest))]
[JsonSerializable(typeof(RuleTestResult))]
[JsonSerializable(typeof(RuleLint))]
[JsonSerializable(typeof(RulePage))]
[JsonSerializable(typeof(GateReport))]
[JsonSerializable(typeof(WatcherStatus))]
[JsonSerializable(typeof(WatcherChange))]
[JsonSerializable(typeof(WatcherLog))]
[JsonSerializable(typeof(WatcherTest))]
[JsonSerializable(typeof(GateInstall))]
[JsonSerializable(typeof(GateInstalled))]
[JsonSerializable(typeof(ScheduleView))]
[JsonSerializable(typeof(SchedulePage))]
[JsonSerializable(typeof(ScheduleAction))]
[JsonSerializable(typeof(PingKey))]
[JsonSerializable(typeof(PingKeyRevoked))]
[JsonSerializable(typeof(ScheduleBuild))]
[JsonSerializable(typeof(BuildPreview))]
[JsonSerializable(typeof(ScheduleCheck))]
[JsonSerializable(typeof(ForecastPage))]
[JsonSerializable(typeof(SchedulePathView))]
[JsonSerializable(typeof(LimitView))]
[JsonSerializable(typeof(LimitPage))]
[JsonSerializable(typeof(LimitSetting))]
[JsonSerializable(typeof(ThresholdView))]
[JsonSerializable(typeof(ThresholdPage))]
[JsonSerializable(typeof(ThresholdSetting))]
[JsonSerializable(typeof(ThresholdRename))]
[JsonSerializable(typeof(ThresholdDeleted))]
[JsonSerializable(typeof(NamedVariable))]
[JsonSerializable(typeof(NamedVariablePage))]
[JsonSerializable(typeof(VariableText))]
[JsonSerializable(typeof(ExpansionRequest))]
[JsonSerializable(typeof(Expansion))]
[JsonSerializable(typeof(PropertyView))]
[JsonSerializable(typeof(PropertyPage))]
[JsonSerializable(typeof(PropertySetting))]
[JsonSerializable(typeof(VariableView))]
[JsonSerializable(typeof(VariablePage))]
[JsonSerializable(typeof(VariableAttributes))]
[JsonSerializable(typeof(VariableWrite))]
[JsonSerializable(typeof(MonitoringChange))]
[JsonSerializable(typeof(MonitorMove))]
[JsonSerializable(typeof(MonitorMoved))]
[JsonSerializable(typeof(ConditionRequest))]
[JsonSerializable(typeof(ConditionOutcome))]
[JsonSerializable(typeof(ActionView))]
[JsonSerializable(typeof(ActionPage))]
[JsonSerializable(typeof(LinkView))]
[JsonSerializable(typeof(LinkPage))]
[JsonSerializable(typeof(PolicyPage))]
[JsonSerializable(typeof(PolicyView))]
[JsonSerializable(typeof(PolicyPreview))]
[JsonSerializable(typeof(PolicyActivated))]
[JsonSerializable(typeof(QueueView))]
[JsonSerializable(typeof(QueueJobPage))]
[JsonSerializable(typeof(QueueHistory))]
[JsonSerializable(typeof(ServiceLevelView))]
[JsonSerializable(typeof(FactBatch))]
[JsonSerializable(typeof(FactsTaken))]
[JsonSerializable(typeof(AgentHello))]
[JsonSerializable(typeof(ServerHello))]
[JsonSerializable(typeof(OrderBatch))]
[JsonSerializable(typeof(NumberLease))]
[JsonSerializable(typeof(JournalReport))]
[JsonSerializable(typeof(JournalCompared))]
[JsonSerializable(typeof(VerifyView))]
[JsonSerializable(typeof(EventRequest))]
[JsonSerializable(typeof(EventRaised))]
[JsonSerializable(typeof(CloseRequest))]
[JsonSerializable(typeof(OpenRequest))]
[JsonSerializable(typeof(ClosingActed))]
[JsonSerializable(typeof(ForesightView))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(Fact))]
[JsonSerializable(typeof(Order))]
public sealed partial class WeirJson : JsonSerializerContext;
