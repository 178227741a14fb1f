namespace Weir.Execution.Local;

/// <summary>Starts shepherds. They outlive the agent.</summary>
internal interface IShepherds
{
    /// <summary>Starts one.</summary>
    IProcess Launch(ShepherdLaunch launch);
}
