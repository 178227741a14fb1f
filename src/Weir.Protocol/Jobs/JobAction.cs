using System.Text.Json.Serialization;

namespace Weir.Protocol.Jobs;

/// <summary>What is asked for with <c>POST /v1/jobs/N/ACTION</c>; each action uses what it needs.</summary>
public sealed record JobAction
{
    /// <summary>Why; kept with the action. At most 200 characters.</summary>
    public string? Text { get; set; }

    /// <summary>
    /// <c>start</c>: go past the server's no but stay held in the job queue. <c>rerun</c>: the new job is held.
    /// </summary>
    public bool Held { get; set; }

    /// <summary><c>cancel</c>: seconds between TERM and KILL, 0 to 3600; default 10.</summary>
    public int? Grace { get; set; }

    /// <summary><c>rerun</c>: before when the new job does not start. UTC.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary><c>change</c>: what is to be another.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JobChanges? Change { get; set; }

    /// <summary><c>mark</c>: ok, failed, review or fixed.</summary>
    public string? As { get; set; }

    /// <summary><c>waive</c>: which condition, as <c>after: LOAD</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Condition { get; set; }
}
