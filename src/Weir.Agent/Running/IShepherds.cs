namespace Weir.Agent.Running;

/// <summary>Starts shepherds. They outlive the agent.</summary>
internal interface IShepherds
{
    /// <summary>Starts one; answers its process id.</summary>
    int Launch(ShepherdLaunch launch);
}
