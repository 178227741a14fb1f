using Weir.Capacity.Levels;

namespace Weir.Capacity.Tests.Levels;

public sealed class LevelSettingsTests
{
    [Fact]
    public void An_average_that_goes_up_and_down_by_less_than_the_margin_moves_nothing_twice()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var middle = 60 + (random.NextDouble() * 50);
            List<int> levels = [0];
            for (var i = 0; i < 200; i++)
            {
                levels.Add(LevelSettings.Usual.Next(levels[^1], middle + ((random.NextDouble() - 0.5) * 1.99), 100));
            }

            Assert.True(
                levels.Zip(levels.Skip(1)).Count(pair => pair.Second != pair.First) <= 2,
                $"seed {seed}: {string.Join(' ', levels)}"
            );
        }
    }

    [Fact]
    public void A_level_is_reached_at_once_and_left_one_at_a_time()
    {
        var levels = LevelSettings.Usual;

        Assert.Equal(5, levels.Next(0, 94, 100));
        Assert.Equal(5, levels.Next(5, 92, 100));
        Assert.Equal(4, levels.Next(5, 91.9, 100));
        Assert.Equal(4, levels.Next(5, 0, 100));
        Assert.Equal(
            [3, 2, 1, 0, 0],
            Enumerable.Range(0, 5).Aggregate(new List<int> { 4 }, (all, _) => [.. all, levels.Next(all[^1], 0, 100)]).Skip(1)
        );
        Assert.Equal(0.92 * 250, levels.LeftBelow(5, 250), 9);
    }

    [Theory]
    [InlineData(0, new[] { 1, 2, 3, 4, 5 })]
    [InlineData(1, new[] { 1, 2, 3, 4, 5 })]
    [InlineData(2, new[] { 1, 2, 3, 4 })]
    [InlineData(3, new[] { 1, 2, 3 })]
    [InlineData(4, new[] { 1, 2 })]
    [InlineData(5, new[] { 1 })]
    public void At_level_k_importance_6_minus_k_and_above_starts(int level, int[] starts) =>
        Assert.Equal(starts, Enumerable.Range(1, 5).Where(importance => !LevelSettings.Usual.EffectOn("G", importance, level).Held));

    [Fact]
    public void Effects_add_up_and_the_strictest_counts()
    {
        var levels = new LevelSettings
        {
            Effects =
            [
                new LevelEffect(1) { Group = "A.B", AtMost = 4 },
                new LevelEffect(3) { Group = "a.b", AtMost = 2 },
                new LevelEffect(3) { Importance = 3, AtMost = 3 },
                new LevelEffect(2) { Importance = 1, Hold = true },
            ],
        };

        Assert.Equal(new GroupEffect(false, null), levels.EffectOn("A.B", 1, 0));
        Assert.Equal(new GroupEffect(false, 4), levels.EffectOn("A.B", 1, 2));
        Assert.Equal(new GroupEffect(true, 2), levels.EffectOn("A.B", 3, 3));
        Assert.Equal(new GroupEffect(true, 3), levels.EffectOn("OTHER", 4, 5));
    }
}
