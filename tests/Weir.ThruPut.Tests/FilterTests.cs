namespace Weir.ThruPut.Tests;

public sealed class FilterTests
{
    private static readonly string[] s_names = ["DEV", "CLASS", "P", "TEST"];

    // Every filter that can be made of two names in each of the four places, against every group that can be made of them.
    [Fact]
    public void Include_then_exclude_by_either_part()
    {
        var subsets = (
            from first in s_names.Append(null)
            from second in s_names.Append(null)
            select new[] { first, second }.OfType<string>().Distinct().ToArray()
        ).ToList();
        var passed = 0;
        foreach (
            var (includedCenters, includedTypes, excludedCenters, excludedTypes) in from a in subsets
            from b in subsets
            from c in subsets
            from d in subsets
            select (a, b, c, d)
        )
        {
            var filter = new GeneralFilter(
                new GeneralNames(new NameSet(includedCenters), new NameSet(includedTypes)),
                new GeneralNames(new NameSet(excludedCenters), new NameSet(excludedTypes))
            );
            foreach (var (center, type) in from center in s_names from type in s_names select (center, type))
            {
                var included =
                    includedCenters.Length + includedTypes.Length == 0 || includedCenters.Contains(center) || includedTypes.Contains(type);
                var excluded = excludedCenters.Contains(center) || excludedTypes.Contains(type);
                passed += included && !excluded ? 1 : 0;
                if (filter.Passes(center, type) != (included && !excluded))
                {
                    Assert.Fail(
                        $"{center}.{type} against +{string.Join(',', includedCenters)}/{string.Join(',', includedTypes)} -{string.Join(',', excludedCenters)}/{string.Join(',', excludedTypes)}"
                    );
                }
            }
        }

        Assert.NotEqual(0, passed);
    }

    [Fact]
    public void The_example_takes_both_control_centers_without_type_P()
    {
        var filter = Messages.Read<GsqRequest>(Golden.Mended("GSQ-request")).Groups;

        Assert.True(filter.Passes("DEV", "ASSEMBLY"));
        Assert.True(filter.Passes("class", "X"));
        Assert.False(filter.Passes("CLASS", "P"));
        Assert.False(filter.Passes("PROD", "X"));
    }

    [Fact]
    public void A_name_in_both_lists_is_left_out()
    {
        var filter = new ProductionFilter(new NameSet("A", "B"), new NameSet("B"));

        Assert.Equal([true, false, false], new[] { "A", "B", "C" }.Select(filter.Passes));
    }

    [Fact]
    public void Jobs_are_chosen_by_both_properties_and_both_ends_of_the_range()
    {
        foreach (
            var (delayed, exceptional) in from delayed in Enum.GetValues<Choice>()
            from exceptional in Enum.GetValues<Choice>()
            select (delayed, exceptional)
        )
        {
            var selection = new JobSelection(delayed, exceptional, 4, 7);
            foreach (
                var (isDelayed, isExceptional, bucket) in from a in new[] { true, false }
                from b in new[] { true, false }
                from c in Enumerable.Range(0, 13)
                select (a, b, c)
            )
            {
                var wanted =
                    bucket is >= 4 and <= 7
                    && (delayed, isDelayed) is not ((Choice.Yes, false) or (Choice.No, true))
                    && (exceptional, isExceptional) is not ((Choice.Yes, false) or (Choice.No, true));

                Assert.Equal(wanted, selection.Passes(isDelayed, isExceptional, bucket));
            }
        }
    }
}
