using Weir.Jobs;

namespace Weir.Tracking.Rules;

/// <summary>The words of rules, as definitions and commands spell them.</summary>
public static class RuleWords
{
    /// <summary>The types that a rule may have.</summary>
    public const string Types = "track, queue, passive, automatic";

    public static string ToText(TrackType type) =>
        type switch
        {
            TrackType.Track => "track",
            TrackType.Queue => "queue",
            TrackType.Passive => "passive",
            _ => "automatic",
        };

    public static string ToText(AutomaticTracking word) => word == AutomaticTracking.Allow ? "allow" : "prevent";

    public static string ToText(WhenAgentDown word) => word == WhenAgentDown.Wait ? "wait" : "run";

    public static string ToText(WhenServerAway word) => word == WhenServerAway.Hold ? "hold" : "start";

    public static string ToText(OnReject word) => word == OnReject.Hold ? "hold" : "run";
}
