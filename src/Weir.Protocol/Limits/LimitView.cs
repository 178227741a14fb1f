namespace Weir.Protocol.Limits;

/// <summary>A named counter with a maximum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Maximum">Units there are.</param>
/// <param name="Used">Units in use.</param>
/// <param name="Holders">Jobs that use it, by number.</param>
/// <param name="Waiting">How many jobs wait for it.</param>
public sealed record LimitView(string Name, int Maximum, int Used, IReadOnlyList<int> Holders, int Waiting)
{
    /// <summary>What it goes back to when it is reset.</summary>
    public int Default { get; set; }

    /// <summary>Whether each machine has so many for itself.</summary>
    public bool PerMachine { get; set; }

    /// <summary>Whether it stands for a data set or another resource.</summary>
    public bool Resource { get; set; }

    /// <summary>What operators set, until it is reset.</summary>
    public IReadOnlyList<LimitOverrideView> Overrides { get; set; } = [];

    /// <summary>Of a limit per machine: what each machine has and uses.</summary>
    public IReadOnlyList<MachineLimitView> Machines { get; set; } = [];
}
