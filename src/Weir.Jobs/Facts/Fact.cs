using System.Text.Json;
using System.Text.Json.Serialization;

namespace Weir.Jobs.Facts;

/// <summary>
/// Something that happened on a machine. Goes up from agent to server, is in the agent's journal before anything else
/// learns of it, carries the agent's sequence and is stored once however often it comes.
/// </summary>
/// <param name="At">When, UTC.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(JobSubmitted), "jobSubmitted")]
[JsonDerivedType(typeof(JobStarted), "jobStarted")]
[JsonDerivedType(typeof(JobStartFailed), "jobStartFailed")]
[JsonDerivedType(typeof(JobEnded), "jobEnded")]
[JsonDerivedType(typeof(JobLost), "jobLost")]
[JsonDerivedType(typeof(JobGone), "jobGone")]
[JsonDerivedType(typeof(JobReleased), "jobReleased")]
[JsonDerivedType(typeof(JobHeld), "jobHeld")]
[JsonDerivedType(typeof(JobMonitored), "jobMonitored")]
[JsonDerivedType(typeof(JobFilled), "jobFilled")]
[JsonDerivedType(typeof(OutputMatched), "outputMatched")]
[JsonDerivedType(typeof(ConditionMet), "conditionMet")]
[JsonDerivedType(typeof(AgentStarted), "agentStarted")]
[JsonDerivedType(typeof(AgentMessage), "agentMessage")]
public abstract record Fact([property: JsonRequired] DateTimeOffset At)
{
    /// <summary>Members that this version does not know: a newer agent has them. They are kept and go on as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
