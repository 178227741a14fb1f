namespace Weir.Jobs;

/// <summary>The words of the ways in.</summary>
public static class WayIns
{
    /// <summary>Its word, as commands, settings and the gate's file have it.</summary>
    public static string ToText(this WayIn way) =>
        way switch
        {
            WayIn.Submit => "submit",
            WayIn.Run => "run",
            WayIn.Cron => "cron",
            WayIn.At => "at",
            WayIn.Slurm => "slurm",
            WayIn.Timer => "timer",
            WayIn.Noticed => "noticed",
            _ => "schedule",
        };
}
