namespace Weir.ServiceLevels.History;

/// <summary>What a group's jobs got in one interval.</summary>
/// <param name="Selected">Jobs selected.</param>
/// <param name="BeforeTarget">Of them, those selected before Target.</param>
/// <param name="BeforeAcceptable">Of them, those selected before Acceptable.</param>
/// <param name="Age">The sum of their ages.</param>
public readonly record struct GroupService(int Selected, int BeforeTarget, int BeforeAcceptable, TimeSpan Age)
{
    /// <summary>Both together.</summary>
    public GroupService And(GroupService other) =>
        new(Selected + other.Selected, BeforeTarget + other.BeforeTarget, BeforeAcceptable + other.BeforeAcceptable, Age + other.Age);
}
