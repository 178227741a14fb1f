namespace Weir.ThruPut;

/// <summary>Control centers and types that one list of a filter names.</summary>
/// <param name="ControlCenters">The first part of service groups.</param>
/// <param name="Types">The second part of service groups.</param>
public sealed record GeneralNames(NameSet ControlCenters, NameSet Types)
{
    /// <summary>An empty list.</summary>
    public static GeneralNames None { get; } = new(NameSet.None, NameSet.None);

    /// <summary>Whether it names nothing.</summary>
    public bool IsEmpty => ControlCenters.Count == 0 && Types.Count == 0;

    /// <summary>Whether it names the group by either part.</summary>
    public bool Names(string controlCenter, string type) => ControlCenters.Contains(controlCenter) || Types.Contains(type);
}
