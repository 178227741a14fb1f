using Weir.Jobs;

namespace Weir.Tracking.Rules;

/// <summary>The words of rules, as definitions and commands spell them.</summary>
public static class RuleWords
{
    /// <summary>The types that a rule may have.</summary>
    public const string Types = "track, queue";

    public static string Of(TrackType type) =>
        type switch
        {
            TrackType.Track => "track",
            TrackType.Queue => "queue",
            TrackType.Passive => "passive",
            _ => "automatic",
        };

    public static string Of(WhenAgentDown word) => word == WhenAgentDown.Wait ? "wait" : "run";

    public static string Of(WhenServerAway word) => word == WhenServerAway.Hold ? "hold" : "start";

    public static string Of(OnReject word) => word == OnReject.Hold ? "hold" : "run";
}
