namespace Weir.Agent.Running;

/// <summary>Starts shepherds. They outlive the agent.</summary>
internal interface IShepherds
{
    /// <summary>Starts one.</summary>
    IKnownProcess Launch(ShepherdLaunch launch);
}
