using System.Diagnostics.CodeAnalysis;

namespace Weir.Tracking.Gate;

/// <summary>Words for a way's state.</summary>
public static class WayStates
{
    public static string ToText(WayState state) =>
        state switch
        {
            WayState.On => "on",
            WayState.Observe => "observe",
            _ => "off",
        };

    /// <summary>Reads <c>off</c>, <c>observe</c> or <c>on</c>, or says no.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out WayState state)
    {
        state = text switch
        {
            "on" => WayState.On,
            "observe" => WayState.Observe,
            _ => WayState.Off,
        };
        return text is "on" or "observe" or "off";
    }
}
