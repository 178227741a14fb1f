namespace Weir.Capacity.Levels;

/// <summary>
/// The five capacity levels of a policy, each a percentage of the limit, and what becomes of jobs at each. Levels and their percentages are
/// those of Automation for Batch ThruPut; what it does at each by default is not public.
/// </summary>
public sealed record LevelSettings
{
    /// <summary>How many levels there are.</summary>
    public const int Levels = 5;

    /// <summary>
    /// The percentages and effects of a policy that says none: level k lets importance 6 - k and above start, level 5 only 1.
    /// </summary>
    public static LevelSettings Usual { get; } = new();

    /// <summary>From which percentage of the limit on each level counts, ascending.</summary>
    public IReadOnlyList<double> Percentages { get; init; } = [75, 80, 85, 90, 94];

    /// <summary>By how many points of percentage, 0 to 20, the average has to fall below a level before that is left.</summary>
    public int Margin { get; init; } = 2;

    /// <summary>What becomes of jobs.</summary>
    public IReadOnlyList<LevelEffect> Effects { get; init; } =
    [.. Enumerable.Range(2, Levels - 1).Select(level => new LevelEffect(level) { Importance = 7 - level, Hold = true })];

    /// <summary>What a level means for a group's jobs; 0 is no level.</summary>
    public GroupEffect EffectOn(string group, int importance, int level)
    {
        var effect = new GroupEffect();
        foreach (var one in Effects.Where(one => one.Level <= level && one.Concerns(group, importance)))
        {
            effect = new GroupEffect(effect.Held || (one.Hold && importance > 1), Least(effect.AtMost, one.AtMost));
        }

        return effect;
    }

    /// <summary>
    /// The level after five minutes. A higher one is reached at once; one is left when the average is below it by the margin, and one at a
    /// time, so that an average that goes up and down by less moves nothing.
    /// </summary>
    /// <param name="before">The level until now; 0 is none.</param>
    /// <param name="average">The average of four hours.</param>
    /// <param name="limit">Its limit, more than 0.</param>
    public int Next(int before, double average, double limit)
    {
        var percent = average / limit * 100;
        var reached = Percentages.Count(from => percent >= from);
        return reached >= before ? reached
            : percent < Percentages[before - 1] - Margin ? before - 1
            : before;
    }

    /// <summary>To what the average has to fall for a level to be left.</summary>
    public double LeftBelow(int level, double limit) => (Percentages[level - 1] - Margin) / 100 * limit;

    private static int? Least(int? one, int? other) => one is { } first && other is { } second ? Math.Min(first, second) : one ?? other;
}
