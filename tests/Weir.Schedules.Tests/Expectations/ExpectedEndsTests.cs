using FsCheck;
using FsCheck.Fluent;
using Weir.Schedules.Expectations;

namespace Weir.Schedules.Tests.Expectations;

public sealed class ExpectedEndsTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_ends_as_the_longest_way_to_it_says() =>
        Prop.ForAll(
                Graph().ToArbitrary(),
                steps =>
                {
                    var found = ExpectedEnds.Of(steps);
                    var byKey = steps.ToDictionary(step => step.Key);
                    return found.Count == steps.Length
                        && steps.All(step =>
                            found[step.Key].End == Ways(byKey, step, s => s.Usual).Max()
                            && found[step.Key].Latest == Ways(byKey, step, s => s.High).Max()
                            && found[step.Key].IsAtLeast == IsOpen(byKey, step)
                        );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_chain_of_one_leads_from_the_first_that_decides_to_itself_without_a_gap() =>
        Prop.ForAll(
                Graph().ToArbitrary(),
                steps =>
                {
                    var found = ExpectedEnds.Of(steps);
                    return found.Keys.All(key =>
                    {
                        var chain = ExpectedEnds.ChainOf(found, key);
                        return chain[^1].Key == key
                            && chain[0].After is null
                            && chain
                                .Zip(chain.Skip(1))
                                .All(pair => pair.First.End == pair.Second.Start && pair.Second.After == pair.First.Key);
                    });
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_job_that_runs_for_longer_than_usual_ends_now_at_the_earliest()
    {
        var step = Step(1, minutes: 10) with { Earliest = s_noon.AddHours(-1), NotEndedBefore = s_noon };

        Assert.Equal((s_noon.AddHours(-1), s_noon), (ExpectedEnds.Of([step])[1].Start, ExpectedEnds.Of([step])[1].End));
    }

    [Fact]
    public void What_waits_in_a_circle_is_never_expected_and_the_others_are()
    {
        var found = ExpectedEnds.Of([Step(1, 5, 2), Step(2, 5, 1), Step(3, 5, 2), Step(4, 5), Step(5, 5, 4, 99)]);

        Assert.Equal([4, 5], found.Keys.Order());
        Assert.Equal(s_noon.AddMinutes(10), found[5].End);
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_is_worked_out()
    {
        var found = ExpectedEnds.Of([.. Enumerable.Range(1, 100_000).Select(i => Step(i, 1, i - 1))]);

        Assert.Equal(s_noon.AddMinutes(100_000), found[100_000].End);
        Assert.Equal(100_000, ExpectedEnds.ChainOf(found, 100_000).Count);
    }

    private static ExpectedStep Step(int key, int minutes, params int[] after) =>
        new(key, s_noon, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(2 * minutes), Links(after));

    private static IReadOnlyList<ExpectedLink> Links(IEnumerable<int> keys) => [.. keys.Select(key => new ExpectedLink(key))];

    // The ends by all ways that lead to a step, one by one.
    private static IEnumerable<DateTimeOffset> Ways(
        Dictionary<int, ExpectedStep> all,
        ExpectedStep step,
        Func<ExpectedStep, TimeSpan> takes
    )
    {
        yield return step.Earliest + takes(step);
        foreach (var end in step.After.SelectMany(before => Ways(all, all[before.Key], takes)))
        {
            yield return end + takes(step);
        }
    }

    private static bool IsOpen(Dictionary<int, ExpectedStep> all, ExpectedStep step) =>
        step.IsOpen || step.After.Any(before => IsOpen(all, all[before.Key]));

    // Each may wait for any of those before it; they come in no order.
    private static Gen<ExpectedStep[]> Graph() =>
        from count in Gen.Choose(1, 9)
        from minutes in Gen.Choose(0, 60).ArrayOf(count)
        from more in Gen.Choose(0, 60).ArrayOf(count)
        from offsets in Gen.Choose(0, 120).ArrayOf(count)
        from open in Gen.Choose(0, 9).ArrayOf(count)
        from edges in Gen.Choose(0, 2).ArrayOf(count * count)
        from order in Gen.Choose(0, 1000).ArrayOf(count)
        select Enumerable
            .Range(0, count)
            .OrderBy(i => order[i])
            .Select(i => new ExpectedStep(
                i,
                s_noon.AddMinutes(offsets[i]),
                TimeSpan.FromMinutes(minutes[i]),
                TimeSpan.FromMinutes(minutes[i] + more[i]),
                Links(Enumerable.Range(0, i).Where(before => edges[(i * count) + before] == 0))
            )
            {
                IsOpen = open[i] == 0,
            })
            .ToArray();
}
